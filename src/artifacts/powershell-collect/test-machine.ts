/** For tests of collect.ps1: the scripts for an estate, and a machine that answers them. */
import { everything } from '../script-proof/fixture.ts';
import { format } from './index.ts';

export const [collect, check] = format.render(everything).map(({ text }) => text) as [string, string];

/** PowerShell that runs $Text, which is check.ps1, on a Windows Server 2012 R2 called $Name whose registry is in memory. */
export const ANSWER = `        $nt = 'native|SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion'
        $global:Windows = @{ Bits = 64; Name = $Name; Unreadable = @(); Events = 0; HotFixes = $null; Keys = @{ $nt = @{
            CurrentVersion = @{ Type = 'REG_SZ'; Data = '6.3' }; CurrentBuildNumber = @{ Type = 'REG_SZ'; Data = '9600' }; ProductName = @{ Type = 'REG_SZ'; Data = 'Windows Server 2012 R2' } } } }
        & ([scriptblock]::Create($Text)) -AsJson
`;
