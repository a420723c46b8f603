# niger-tui in fish:  niger-tui completion fish > ~/.config/fish/completions/niger-tui.fish

set -g __niger_tui_table '@TABLE@
'

function __niger_tui_complete
    set -l typed (commandline -ct)
    set -l words (commandline -opc) (string replace -r '^["\']' '' -- $typed)
    test (count $words) -gt 1; or set -a words ''
    printf %s "$__niger_tui_table" | _NIGER_TUI_COMPLETE=1 command niger-tui $words[2..-1] 2>/dev/null | while read -l line
        switch $line
            case ':files*'
                __fish_complete_path $typed
            case ':folders*'
                __fish_complete_directories $typed ''
            case '*'
                printf '%s\n' $line
        end
    end
end

complete -c niger-tui -f -a '(__niger_tui_complete)'
