import { Keyfob } from '@keyfob/sdk';

/** The API, as the person whose cookie the browser sends. */
export const keyfob = new Keyfob({ baseUrl: location.origin });
