/** What `checkedFacts()` returned when the build began; astro.config.mjs hands it in. */
declare module 'virtual:checked-facts' {
	const facts: import('../knowledge/collections.ts').Facts;
	export default facts;
}
