import { InvalidArgumentError } from 'commander';

/** Reads the value of a flag that counts something. */
export function wholeNumber(flag: string) {
  return (text: string): number => {
    if (/^\d{1,9}$/.test(text)) return Number(text);
    throw new InvalidArgumentError(`${flag} takes a whole number, such as 10.`);
  };
}
