import { formatDuration as format } from '@keyfob/core/duration';

/** The shortest exact spelling of whole seconds: `1y`, `2w`, `90d`, `1h`, else the seconds. The service reads it back. */
export const formatDuration: (seconds: number) => string = format;
