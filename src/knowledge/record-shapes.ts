/** Shapes in which records of sign-ins come, as the log reader tells them apart. */
export const RECORD_SHAPES = ['graph', 'diagnostic', 'logAnalytics'] as const;
