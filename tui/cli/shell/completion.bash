# niger-tui in bash:  eval "$(niger-tui completion bash)"  in ~/.bashrc

_niger_tui_table() {
    cat <<'NIGER_TUI'
@TABLE@
NIGER_TUI
}

_niger_tui() {
    # Words are split at blanks alone: bash itself also splits at colons and equal signs. Only what stands
    # in an open quotation mark is one word.
    local line=${COMP_LINE:0:COMP_POINT} last=${COMP_WORDS[COMP_CWORD]} words typed='' quote='' outside='' candidate
    if [[ $last == [\"\']* ]]; then
        quote=${last:0:1}
        typed=${last:1}
        line=${line%"$last"}
    elif [[ $line != *[[:blank:]] ]]; then
        typed=${line##*[[:blank:]]}
        line=${line%"$typed"}
    fi
    IFS=$' \t\n' read -ra words <<<"$line"
    words+=("$typed")

    # What stands before the last word as bash splits it remains as it is.
    if [[ -z $quote ]]; then
        local breaks=${COMP_WORDBREAKS//[^:=]/}
        if [[ -n $breaks && $typed == *[$breaks]* ]]; then
            outside=${typed%"${typed##*[$breaks]}"}
        fi
    fi

    COMPREPLY=()
    while IFS=$'\t' read -r candidate _; do
        case $candidate in
            :files) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "${typed#"$outside"}") ;;
            :folders) compopt -o filenames; mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -d -- "${typed#"$outside"}") ;;
            *)
                [[ $candidate == *: || $candidate == *= ]] && compopt -o nospace
                candidate=${candidate#"$outside"}
                [[ -n $quote ]] || printf -v candidate %q "$candidate"
                COMPREPLY+=("$candidate")
                ;;
        esac
    done < <(_niger_tui_table | _NIGER_TUI_COMPLETE=1 command niger-tui "${words[@]:1}" 2>/dev/null)
}

complete -F _niger_tui niger-tui
