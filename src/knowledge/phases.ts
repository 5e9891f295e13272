/** Phases of the work, in order. */
export const PHASES = ['find', 'update', 'configure', 'restart', 'verify', 'watch'] as const;
