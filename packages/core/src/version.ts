/** What `/readyz`, the metrics and the CLI say they are talking to. */
export const VERSION = '0.1.0';
