catch {
    Stop-Script 6 "compiling failed. $($_.Exception.Message)"
}
exit 0
