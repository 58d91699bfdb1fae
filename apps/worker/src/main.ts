import { runService } from '@keyfob/core';
import { work } from './work.ts';

runService(work);
