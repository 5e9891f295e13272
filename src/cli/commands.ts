import type { Command } from './command.ts';
import { handshakes } from './handshakes.ts';
import { inventory } from './inventory.ts';
import { plans } from './plan.ts';
import { signins } from './signins.ts';

/** Every subcommand, in the order of the help. */
export const COMMANDS: readonly Command[] = [signins, handshakes, inventory, plans];
