/** A date alone is its first moment in UTC; anything else stays as it is, for the service to judge. */
export function firstMoment(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text;
}
