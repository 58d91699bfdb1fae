/** `--expires_in` is `--expires-in`, wherever a flag has an underscore; what follows `=` or `--` stays as it is. */
export function withKebabFlags(args: readonly string[]): string[] {
  const end = args.indexOf('--');
  return args.map((argument, at) =>
    end === -1 || at < end
      ? argument.replace(/^--[a-z0-9]+(?:[_-][a-z0-9]+)*(?==|$)/i, (flag) => flag.replaceAll('_', '-'))
      : argument,
  );
}
