import { z } from 'zod';

/** A calendar day. No time zone: the documents cited give none. */
export const PlainDate = z.iso.date('a day written YYYY-MM-DD');

/** As much of a date as the source states: year, month or day. */
export const PartialDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date written YYYY, YYYY-MM or YYYY-MM-DD');
