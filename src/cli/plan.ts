import type { Command } from './command.ts';

export const plans: Command = {
	name: 'plan',
	summary: 'prints the plan of a link, and what has changed since an earlier one',
	help: `Usage: tls-ready plan [--format markdown|csv|json] LINK
       tls-ready plan --compare OLD.json [--json] [LINK]

Prints the checklist of the answers in a link, or what has changed in a plan since it was saved, and why.
  LINK       the address of your result, or the part of it from # on, in quotation marks
  --format   how to print the checklist (default: markdown)
  --compare  a plan that you saved as JSON (tls-ready-plan.json); without LINK its own answers are planned anew
  --json     the comparison as JSON
Exit code: 0 ready, or with --compare nothing newly blocks; 1 action needed, or with --compare something newly blocks;
2 not enough is known to say; 3 wrong usage or unreadable file.`,
	// What plans are made with is loaded where a plan is asked for: the readers start without it.
	run: async (args) => (await import('./print-plan.ts')).printPlan(args),
};
