import type { Command } from 'commander';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

interface Entry {
  readonly name: string;
  readonly description: string;
  /** Names of the commands below it, as of `invoice`. */
  readonly below: readonly string[];
  readonly options: readonly { readonly flag: string; readonly description: string }[];
}

/** A script that completes commands and their options; whatever else stands there completes as a file. */
export function completionScript(shell: Shell, program: Command): string {
  const global = flagsOf([program]);
  const entries = program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    below: command.commands.map((each) => each.name()),
    options: [
      ...flagsOf([command, ...command.commands]),
      ...global,
      { flag: '--help', description: 'show help' },
    ],
  }));
  return { bash, zsh, fish }[shell](entries);
}

/** The flags of all of these commands, each once. */
function flagsOf(commands: readonly Command[]): Entry['options'] {
  const options = commands.flatMap((each) => each.options);
  const flags = new Map(options.map(({ long, description }) => [long ?? '', description]));
  return [...flags].flatMap(([flag, description]) => (flag === '' ? [] : [{ flag, description }]));
}

function bash(entries: readonly Entry[]): string {
  const cases = entries.map(
    ({ name, below, options }) =>
      `    ${name}) words="${options.map(({ flag }) => flag).join(' ')}" below="${below.join(' ')}" ;;`,
  );
  return `_stockroom() {
  local word="\${COMP_WORDS[COMP_CWORD]}" words="" below=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${entries.map(({ name }) => name).join(' ')}" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  case "$word" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$word")) ;;
    *) if [ "$COMP_CWORD" -eq 2 ] && [ -n "$below" ]; then
         COMPREPLY=($(compgen -W "$below" -- "$word"))
       else
         COMPREPLY=($(compgen -f -- "$word"))
       fi ;;
  esac
}
complete -o filenames -F _stockroom stockroom`;
}

function zsh(entries: readonly Entry[]): string {
  const commands = entries.map(({ name, description }) => `    ${quoted(`${name}:${description}`)}`);
  const cases = entries.map(({ name, below, options }) => {
    const first = below.length === 0 ? '' : ` ${quoted(`1:command:(${below.join(' ')})`)}`;
    const specs = options.map(({ flag, description }) =>
      quoted(`${flag}[${description.replaceAll(/[[\]]/g, '')}]`),
    );
    return `    ${name}) _arguments ${specs.join(' ')}${first} '*:file:_files' ;;`;
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
    .flatMap(({ name, description, below, options }) => [
      `complete -c stockroom -n __fish_use_subcommand -f -a ${name} -d ${quoted(description)}`,
      ...below.map((each) => `complete -c stockroom -n '__fish_seen_subcommand_from ${name}' -f -a ${each}`),
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
