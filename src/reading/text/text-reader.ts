/** Reads a text given as UTF-8 in chunks of any size, byte order marks inside it included. */
export interface TextReader {
	/** Nothing more will be read: the rest need not be fed. */
	readonly stopped: boolean;
	write(chunk: Uint8Array): void;
	/** `isCut`: that the end is missing has been told already. */
	end(isCut: boolean): void;
}
