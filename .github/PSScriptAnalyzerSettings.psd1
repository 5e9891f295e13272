@{
    Severity     = @('Error', 'Warning')
    IncludeDefaultRules = $true
    ExcludeRules = @(
        # It asks every function with a verb like Set or Remove for -WhatIf; the scripts have it where a person calls them.
        'PSUseShouldProcessForStateChangingFunctions',
        # It does not see that functions of a script use the script's parameters.
        'PSReviewUnusedParameter'
    )
    Rules        = @{
        PSUseCompatibleSyntax = @{ Enable = $true; TargetVersions = @('5.1', '7.0') }
    }
}
