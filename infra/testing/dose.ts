/** For tests of members that may not import core. */
export { dose } from '../../packages/core/test/dose.ts';
