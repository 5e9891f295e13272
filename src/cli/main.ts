/** The command `tls-ready`: takes the first argument as the name of a subcommand. */
import { UsageError, WRONG_USAGE } from './command.ts';
import { COMMANDS } from './commands.ts';
import { versions } from './facts.ts';

const HELP = `Usage: tls-ready COMMAND [OPTIONS] FILE|FOLDER|-...

Reads what an estate shows about TLS 1.0, TLS 1.1 and 3DES. Nothing is sent anywhere.
${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(11)}${summary}`).join('\n')}

tls-ready COMMAND --help says what each takes and what its exit codes mean.
tls-ready --version prints the version of the command and of its facts.`;

const isHelp = (argument: string | undefined) => argument === '--help' || argument === '-h';

/** @returns the exit code */
async function main([name, ...args]: readonly string[]): Promise<number> {
	if (isHelp(name)) return print(HELP);
	if (name === '--version') {
		const { program, content } = await versions();
		return print(`tls-ready ${program}, facts ${content}`);
	}
	const command = COMMANDS.find((candidate) => candidate.name === name);
	if (command === undefined) return refuse(name === undefined ? 'No command is named.' : `There is no command "${name}".`, HELP);
	if (args.some(isHelp)) return print(command.help);
	try {
		return await command.run(args);
	} catch (error) {
		if (error instanceof UsageError) return refuse(error.message, command.help);
		throw error;
	}
}

function print(text: string): number {
	process.stdout.write(`${text}\n`);
	return 0;
}

function refuse(reason: string, help: string): number {
	process.stderr.write(`${reason}\n\n${help}\n`);
	return WRONG_USAGE;
}

// Whoever reads the output may stop early: `tls-ready ... | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await main(process.argv.slice(2));
