import {
  approveHousekeeping,
  listHousekeeping,
  pauseHousekeeping,
  resumeHousekeeping,
  runHousekeeping,
} from '@keyfob/core';
import type { Call, Core } from '@keyfob/core';
import { HousekeepingJob, HousekeepingJobs, HousekeepingRun, RunHousekeepingQuery } from '@keyfob/core/schema';
import type { JobName } from '@keyfob/core/schema';
import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { InjectCore } from '../core.token.ts';
import { CurrentCall } from '../http/call.ts';
import { Operation } from '../http/operation.ts';
import { JobPath, WorkspacePath } from '../http/path.schema.ts';

const declared = { tag: 'housekeeping', access: 'any', errors: ['permission_denied'] } as const;
const ofJob = { ...declared, params: JobPath, reply: HousekeepingJob } as const;

@Controller('v1/workspaces/:workspace/housekeeping')
export class HousekeepingController {
  @InjectCore() private readonly core!: Core;

  @Get()
  @Operation({
    ...declared,
    id: 'listHousekeeping',
    summary: 'Every job of the worker: last run, what it did, next run',
    params: WorkspacePath,
    reply: HousekeepingJobs,
  })
  listHousekeeping(@CurrentCall() call: Call, @Param('workspace') workspace: string): Promise<HousekeepingJobs> {
    return this.core.inWorkspace(call, workspace, (ctx) => listHousekeeping(ctx));
  }

  @Post(':job/run')
  @Operation({
    ...declared,
    id: 'runHousekeeping',
    summary: 'Run a job for this workspace now, or count what it would do',
    params: JobPath,
    query: RunHousekeepingQuery,
    reply: HousekeepingRun,
    errors: ['permission_denied', 'job_of_installation', 'job_paused', 'uses_not_counted', 'unavailable'],
  })
  runHousekeeping(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Param('job') job: JobName,
    @Query() query: RunHousekeepingQuery,
  ): Promise<HousekeepingRun> {
    return this.core.inWorkspace(call, workspace, (ctx) => runHousekeeping(ctx, job, query.dry_run));
  }

  @Post(':job/pause')
  @Operation({
    ...ofJob,
    id: 'pauseHousekeeping',
    summary: 'Keep a job from this workspace',
    errors: ['permission_denied', 'job_of_installation'],
  })
  pauseHousekeeping(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Param('job') job: JobName,
  ): Promise<HousekeepingJob> {
    return this.core.inWorkspace(call, workspace, (ctx) => pauseHousekeeping(ctx, job));
  }

  @Post(':job/resume')
  @Operation({ ...ofJob, id: 'resumeHousekeeping', summary: 'Let a paused job go on' })
  resumeHousekeeping(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Param('job') job: JobName,
  ): Promise<HousekeepingJob> {
    return this.core.inWorkspace(call, workspace, (ctx) => resumeHousekeeping(ctx, job));
  }

  @Post(':job/approve')
  @Operation({
    ...ofJob,
    id: 'approveHousekeeping',
    summary: 'Let a halted job do what it halted before',
    errors: ['permission_denied', 'not_halted'],
  })
  approveHousekeeping(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Param('job') job: JobName,
  ): Promise<HousekeepingJob> {
    return this.core.inWorkspace(call, workspace, (ctx) => approveHousekeeping(ctx, job));
  }
}
