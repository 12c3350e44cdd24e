/** The wire: whatever names something. */
import * as z from 'zod';

/** Some come from a caller of Home Assistant; a database takes no control character. */
export const id = z
  .string()
  .min(1)
  .max(255)
  .regex(/^\P{Cc}+$/u);
