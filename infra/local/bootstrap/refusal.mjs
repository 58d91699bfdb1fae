/** A reason not to go on that a person can act on: one line, and the output it was drawn from when that helps. */
export class Refusal extends Error {
  constructor(message, output = '') {
    super(message);
    this.output = output;
  }
}
