function Test-Elevated {
    ([Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()).IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)
}

# Makes the key if it is missing. CreateSubKey opens an existing key as it is; New-Item -Force would empty it.
function Set-RegistryValue([string]$View, [string]$Key, [string]$Name, [string]$Type, $Data) {
    $kinds = @{ REG_SZ = 'String'; REG_EXPAND_SZ = 'ExpandString'; REG_BINARY = 'Binary'; REG_DWORD = 'DWord'; REG_MULTI_SZ = 'MultiString'; REG_QWORD = 'QWord'; REG_NONE = 'None' }
    $hive = Open-Hive $View
    $opened = $hive.CreateSubKey($Key)
    $opened.SetValue($Name, $Data, $kinds[$Type])
    $opened.Dispose()
    $hive.Dispose()
}

function Remove-RegistryValue([string]$View, [string]$Key, [string]$Name) {
    $hive = Open-Hive $View
    $opened = $hive.OpenSubKey($Key, $true)
    if ($null -ne $opened) {
        $opened.DeleteValue($Name, $false)
        $opened.Dispose()
    }
    $hive.Dispose()
}

# How many bytes a value takes. .NET gives the same for a text with its end and for one without, so Windows is asked.
function Get-RawSize([string]$View, [string]$Key, [string]$Name) {
    if (-not ('TlsReady.Raw' -as [type])) {
        Add-Type -Namespace TlsReady -Name Raw -MemberDefinition '[System.Runtime.InteropServices.DllImport("advapi32.dll", CharSet = System.Runtime.InteropServices.CharSet.Unicode)] public static extern int RegQueryValueEx(System.IntPtr key, string name, System.IntPtr reserved, out uint type, System.IntPtr data, ref uint size);'
    }
    $hive = Open-Hive $View
    $opened = $hive.OpenSubKey($Key)
    [uint32]$type = 0
    [uint32]$size = 0
    $error32 = [TlsReady.Raw]::RegQueryValueEx($opened.Handle.DangerousGetHandle(), $Name, [IntPtr]::Zero, [ref]$type, [IntPtr]::Zero, [ref]$size)
    $opened.Dispose()
    $hive.Dispose()
    if ($error32 -ne 0) { throw "error $error32" }
    [int64]$size
}

# Says absent, removed or kept; a key that holds anything is kept.
function Remove-EmptyKey([string]$View, [string]$Key) {
    $hive = Open-Hive $View
    $opened = $hive.OpenSubKey($Key)
    if ($null -eq $opened) { return 'absent' }
    $empty = $opened.ValueCount -eq 0 -and $opened.SubKeyCount -eq 0
    $opened.Dispose()
    if ($empty) { $hive.DeleteSubKey($Key, $false) }
    $hive.Dispose()
    if ($empty) { 'removed' } else { 'kept' }
}

# Made with its rights in one step, so that there is no moment at which others could write to it.
function New-ProtectedFolder([string]$Path) {
    $rights = New-Object Security.AccessControl.DirectorySecurity
    $rights.SetAccessRuleProtection($true, $false)
    foreach ($id in 'S-1-5-18', 'S-1-5-32-544') {
        $who = New-Object Security.Principal.SecurityIdentifier $id
        $rights.AddAccessRule((New-Object Security.AccessControl.FileSystemAccessRule($who, 'FullControl', 'ContainerInherit, ObjectInherit', 'None', 'Allow')))
    }
    $rights.SetOwner((New-Object Security.Principal.SecurityIdentifier 'S-1-5-32-544'))
    # The name is there from 5.1 on.
    if ($PSVersionTable['PSEdition'] -eq 'Core') { [void][IO.FileSystemAclExtensions]::CreateDirectory($rights, $Path) }
    else { [void][IO.Directory]::CreateDirectory($Path, $rights) }
}

# Says why the folder is not safe to keep a backup in; empty if it is.
function Get-FolderProblem([string]$Path) {
    if ((Get-Item -LiteralPath $Path -Force).Attributes -band [IO.FileAttributes]::ReparsePoint) { return 'it is a link to another folder' }
    # SYSTEM, Administrators, TrustedInstaller, and the administrator who runs this.
    $trusted = 'S-1-5-18', 'S-1-5-32-544', 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464', "$([Security.Principal.WindowsIdentity]::GetCurrent().User.Value)"
    $rights = Get-Acl -LiteralPath $Path
    $owner = $rights.GetOwner([Security.Principal.SecurityIdentifier]).Value
    if ($trusted -notcontains $owner) { return "it belongs to $owner" }
    $writing = [Security.AccessControl.FileSystemRights]'WriteData, AppendData, WriteExtendedAttributes, WriteAttributes, Delete, DeleteSubdirectoriesAndFiles, ChangePermissions, TakeOwnership'
    foreach ($rule in $rights.GetAccessRules($true, $true, [Security.Principal.SecurityIdentifier])) {
        $who = $rule.IdentityReference.Value
        # S-1-3-0 stands for whoever makes a file there, and only the trusted can.
        if ($rule.AccessControlType -eq 'Allow' -and $trusted -notcontains $who -and $who -ne 'S-1-3-0' -and ($rule.FileSystemRights -band $writing)) { return "$who can write to it" }
    }
    ''
}
