if %unknown% GTR 0 (
    set "result=Unknown"
    set "code=2"
)
if %action% GTR 0 (
    set "result=Action needed"
    set "code=1"
)
