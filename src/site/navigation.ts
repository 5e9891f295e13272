/** One group of the site's navigation. */
export interface NavigationGroup {
	readonly title: string;
	readonly links: readonly { readonly path: string; readonly label: string }[];
}

/** Every section of the site, in the order in which a visitor is likely to want it. */
export const NAVIGATION: readonly NavigationGroup[] = [
	{
		title: 'Get ready',
		links: [
			{ path: '/wizard/', label: 'Wizard' },
			{ path: '/checklist/', label: 'Whole checklist' },
			{ path: '/downloads/', label: 'Downloads' },
			{ path: '/inventory/', label: 'Machines' },
			{ path: '/sign-in-logs/', label: 'Sign-in logs' },
			{ path: '/handshakes/', label: 'Connection logs' },
			{ path: '/command-line/', label: 'Command line' },
			{ path: '/carry-away/', label: 'Without a network' },
			{ path: '/guides/', label: 'Guides' },
		],
	},
	{
		title: 'Look up',
		links: [
			{ path: '/schedule/', label: 'Schedule' },
			{ path: '/clients/', label: 'Clients' },
			{ path: '/server-roles/', label: 'Server roles' },
			{ path: '/windows/', label: 'Windows' },
			{ path: '/dotnet/', label: '.NET Framework' },
			{ path: '/registry/', label: 'Registry' },
			{ path: '/endpoints/', label: 'Endpoints' },
			{ path: '/azure-settings/', label: 'Azure settings' },
			{ path: '/errors/', label: 'Error messages' },
		],
	},
	{
		title: 'Check our word',
		links: [
			{ path: '/changes/', label: 'What has changed' },
			{ path: '/disagreements/', label: 'Disagreements' },
			{ path: '/rules/', label: 'Rules' },
			{ path: '/sources/', label: 'Sources' },
			{ path: '/api/', label: 'Data and feeds' },
		],
	},
];
