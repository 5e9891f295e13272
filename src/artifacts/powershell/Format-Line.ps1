# One line of printable ASCII, short enough for the 2,048 characters that are kept of it.
function Format-Line([string]$Text) {
    $line = $Text -creplace '[^ -~]', '?'
    if ($line.Length -gt 2000) { $line = $line.Substring(0, 1997) + '...' }
    $line
}

# What is wrong with a value, in one part of a line.
function Format-Step($Step) {
    $found = 'missing'
    if ($Step.Read.State -eq 'present') { $found = Format-Data $Step.Read }
    if ($Step.Read.State -eq 'unreadable') { $found = 'not readable' }
    "$(Format-Key $Step.Setting) $($Step.Setting.name) ($found)"
}
