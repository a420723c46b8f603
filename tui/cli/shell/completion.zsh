#compdef niger-tui
# niger-tui in zsh:  source <(niger-tui completion zsh)  in ~/.zshrc, behind compinit;
# or as a file _niger-tui in a folder of $fpath

_niger_tui_table() {
    cat <<'NIGER_TUI'
@TABLE@
NIGER_TUI
}

_niger_tui() {
    local line word description
    local -a lines found shown open_found open_shown typed
    typed=("${(@Q)words[2,CURRENT]}")
    lines=("${(@f)$(_niger_tui_table | _NIGER_TUI_COMPLETE=1 command niger-tui "${typed[@]}" 2>/dev/null)}")
    for line in $lines; do
        word=${line%%$'\t'*}
        description=${line#*$'\t'}
        case $word in
            :files) _files ;;
            :folders) _files -/ ;;
            *[:=]) open_found+=("$word"); open_shown+=("$word${description:+  -- $description}") ;;
            *) found+=("$word"); shown+=("$word${description:+  -- $description}") ;;
        esac
    done
    (( $#found )) && compadd -l -d shown -a found
    (( $#open_found )) && compadd -l -S '' -d open_shown -a open_found
    return 0
}

if [[ ${funcstack[1]:-} == _niger-tui ]]; then
    _niger_tui "$@"
else
    compdef _niger_tui niger-tui
fi
