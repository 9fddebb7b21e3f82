# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of dossier-cli for bash.

_dossier_cli ()
{
  local common command= word i own words
  common='--vault --user --password-fd --book --json --help'
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    case $word in
      --anchor|--book|--by|--client|--clients|--encoding|--format|--from|--kind|--limit|--map|--match|--on-duplicate|--out|--password-fd|--problems|--regime|--seed|--sheet|--to|--user|--vault|--where) ((i++)) ;;
      -*) ;;
      *) command=$word; break ;;
    esac
  done
  case ${COMP_WORDS[COMP_CWORD - 1]} in
    --vault) COMPREPLY=($(compgen -d -- "${COMP_WORDS[COMP_CWORD]}")); return ;;
    --anchor|--map|--out|--problems) COMPREPLY=($(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")); return ;;
    --by) words='assets risk history' ;;
    --format) words='csv xlsx json vcf vcf4 ics' ;;
    --regime) words='nfra fund securities' ;;
    --match) words='id-number mobile name-birth' ;;
    --on-duplicate) words='skip update' ;;
    --to) if [ "$command" = restore ]; then COMPREPLY=($(compgen -d -- "${COMP_WORDS[COMP_CWORD]}")); fi; return ;;
    --book|--client|--clients|--encoding|--from|--kind|--limit|--password-fd|--seed|--sheet|--user|--where) return ;;
    *)
      case $command in
        '') words='init demo add set show list search history segments reminders returns export report import undo-import undo redo verify rebuild backup restore passphrase recovery check calc fields pinyin lunar doctor help' ;;
        demo) words='--clients --seed' ;;
        add) words='--reveal --regime' ;;
        set) words='--reveal --regime' ;;
        show) words='--reveal' ;;
        list) words='--where --limit --reveal --regime' ;;
        search) words='--limit' ;;
        history) words='--reveal' ;;
        segments) words='--by --regime' ;;
        reminders) words='--from --to --regime' ;;
        returns) words='--from --to --client' ;;
        export) words='--where --from --to --regime --kind --format --out --no-bom --names --replace' ;;
        report) words='client book list month --where --reveal --no-amounts --names --from --to --regime --out --replace --client' ;;
        import) words='--kind --map --encoding --sheet --match --on-duplicate --dry-run --problems' ;;
        verify) words='--full --anchor' ;;
        restore) words='--to' ;;
        passphrase) words='--recovery' ;;
        recovery) words='confirm' ;;
        check) words='id uscc card mobile' ;;
        calc) words='xirr twr dietz' ;;
        init|undo-import|undo|redo|rebuild|backup|fields|pinyin|lunar|doctor|help) words= ;;
        *) return ;;
      esac
      words="$words $common"
      ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))
  case $command in backup|restore|import|calc) COMPREPLY+=($(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")) ;; esac
}
complete -o filenames -F _dossier_cli dossier-cli
