"""What killed workers leave behind: jobs that are marked as running and run nowhere."""

from __future__ import annotations

import structlog
from procrastinate import JobContext
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager

from qilou.jobs.running import MAX_ATTEMPTS

SILENCE_SECONDS = 30.0  # workers tell every 10 seconds that they live
KEEP_FAILED_HOURS = 24 * 30

_log = structlog.get_logger("qilou.jobs")


async def rescue(context: JobContext, timestamp: int) -> None:
    """Put the jobs of workers that have been silent for half a minute back into the queue."""
    await rescue_stalled(context.app.job_manager)


async def forget(context: JobContext, timestamp: int) -> None:
    """Delete jobs that ended badly a month ago; what they failed at is told where it belongs."""
    await context.app.job_manager.delete_old_jobs(
        KEEP_FAILED_HOURS, include_failed=True, include_cancelled=True, include_aborted=True
    )


async def rescue_stalled(manager: JobManager) -> None:
    """Put stalled jobs back into the queue; a job that has killed its worker five times is given up."""
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=SILENCE_SECONDS):
        outcome = await _rescued(manager, job)
        _log.warning("job_stalled", job=job.task_name, job_id=job.id, outcome=outcome)


async def _rescued(manager: JobManager, job: Job) -> str:
    if job.attempts + 1 >= MAX_ATTEMPTS:
        await manager.finish_job(job, Status.FAILED, delete_job=False)
        return "given_up"
    try:
        await manager.retry_job(job)
    except UniqueViolation:  # the same job waits already, and will do what this one left undone
        await manager.finish_job(job, Status.FAILED, delete_job=False)
        return "left_to_the_waiting_one"
    return "retried"
