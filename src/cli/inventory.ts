import type { Command } from './command.ts';

export const inventory: Command = {
	name: 'inventory',
	summary: 'reads exports of machines and says which are ready, what each needs, and what changed since last month',
	help: `Usage: tls-ready inventory [OPTIONS] FILE|FOLDER|-...

Reads what tools export about Windows machines (Active Directory, Intune, Configuration Manager, Defender, check.ps1, any
table) and judges every machine by the rules of the wizard.
  FILE|FOLDER     exports as their tools wrote them, plain or in gzip, zip or tar; folders with all that is below them.
                  Sign-in logs, connection logs and saved results of either among them mark the machines that used legacy TLS
  -               reads standard input
  --json          all machines as JSON
  --compare FILE  evidence saved earlier with --export evidence: what has become of each machine, and why
  --group BY      groups by unit, group, windows, role or kind: server or client (default: unit where one is given, else windows)
  --map name=COLUMN,windows=COLUMN,...
                  how to read a table of unknown form: name, and windows or build; also bits, group, dotnet, lastSeen.
                  Can be given more than once, for tables of several forms
  --stale DAYS    days after which a machine that was not seen is stale (default 90)
  --export WHAT   prints one of these files instead: evidence, csv, report; or names for a tool: invoke-command,
                  configuration-manager, entra-group, ansible
  --needs ITEM    names in such a list only machines that certainly need this item of the checklist, by its id
  --masked        machines in evidence, csv and report are numbered, not named
Exit code: 0 all ready, or with --compare nothing newly needs action; 1 action needed, or with --compare something newly
needs action; 2 not enough to say, or a file was not read completely; 3 wrong usage, or a file or folder that cannot be opened.`,
	// What machines are judged with is loaded where it is asked for: the other readers start without it.
	run: async (args) => (await import('./read-inventory.ts')).readInventory(args),
};
