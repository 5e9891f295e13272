# Without Force, DSC fails on a value that is there with other data.
Registry $id {
    Ensure = 'Present'
    Key = $value.Key
    ValueName = $value.Name
    ValueType = 'Dword'
    ValueData = $value.Data
    Force = $true
}
