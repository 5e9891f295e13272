import type { Command } from './command.ts';
import { handshakes } from './handshakes.ts';
import { plans } from './plan.ts';
import { signins } from './signins.ts';

/** Every subcommand, in the order of the help. */
export const COMMANDS: readonly Command[] = [signins, handshakes, plans];
