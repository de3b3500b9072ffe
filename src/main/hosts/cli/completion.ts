import type { Command } from 'commander';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

interface Entry {
  readonly name: string;
  readonly description: string;
  readonly options: readonly { readonly flag: string; readonly description: string }[];
}

/** A script that completes commands and their options; whatever else stands there completes as a file. */
export function completionScript(shell: Shell, program: Command): string {
  const global = flagsOf(program);
  const entries = program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: [...flagsOf(command), ...global, { flag: '--help', description: 'show help' }],
  }));
  return { bash, zsh, fish }[shell](entries);
}

function flagsOf(command: Command): Entry['options'] {
  return command.options.flatMap(({ long, description }) => (long ? [{ flag: long, description }] : []));
}

function bash(entries: readonly Entry[]): string {
  const cases = entries.map(
    ({ name, options }) => `    ${name}) words="${options.map(({ flag }) => flag).join(' ')}" ;;`,
  );
  return `_stockroom() {
  local word="\${COMP_WORDS[COMP_CWORD]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${entries.map(({ name }) => name).join(' ')}" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  case "$word" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$word")) ;;
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}
complete -o filenames -F _stockroom stockroom`;
}

function zsh(entries: readonly Entry[]): string {
  const commands = entries.map(({ name, description }) => `    ${quoted(`${name}:${description}`)}`);
  const cases = entries.map(({ name, options }) => {
    const specs = options.map(({ flag, description }) =>
      quoted(`${flag}[${description.replaceAll(/[[\]]/g, '')}]`),
    );
    return `    ${name}) _arguments ${specs.join(' ')} '*:file:_files' ;;`;
  });
  return `#compdef stockroom
_stockroom() {
  local -a commands=(
${commands.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case "$words[1]" in
${cases.join('\n')}
  esac
}
compdef _stockroom stockroom`;
}

function fish(entries: readonly Entry[]): string {
  return entries
    .flatMap(({ name, description, options }) => [
      `complete -c stockroom -n __fish_use_subcommand -f -a ${name} -d ${quoted(description)}`,
      ...options.map(
        (option) =>
          `complete -c stockroom -n '__fish_seen_subcommand_from ${name}' -l ${option.flag.slice(2)} -d ${quoted(option.description)}`,
      ),
    ])
    .join('\n');
}

/** For all three shells: our own texts hold no single quotes, and would be broken words if they did. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", '’')}'`;
}
