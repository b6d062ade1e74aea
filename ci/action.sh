#!/usr/bin/env bash
# What action.yml runs: audits articles, and leaves annotations, a SARIF file, a comment and a summary behind.
#
# Takes from the environment: PATHS (one a line), SINCE, MIN_CITED, MIN_ATTRIBUTED, ARGUMENTS (one a line), COMMENT_ID, FOLDER
# for what is written, and GITHUB_STEP_SUMMARY and GITHUB_OUTPUT where there are any. Ends as `ascribe check` does.
set -uo pipefail

lines() { # the lines of a text that are not empty, into the array that the first argument names
  local -n array=$1
  local line
  array=()
  while IFS= read -r line; do
    if [ -n "$line" ]; then array+=("$line"); fi
  done <<<"$2"
}

lines paths "${PATHS:-}"
lines more "${ARGUMENTS:-}"
arguments=(--format github)
arguments+=(--output-file "sarif=$FOLDER/ascribe.sarif" --output-file "markdown=$FOLDER/ascribe.md")
if [ -n "${SINCE:-}" ]; then arguments+=("--since=$SINCE"); fi
if [ -n "${MIN_CITED:-}" ]; then arguments+=("--min-cited=$MIN_CITED"); fi
if [ -n "${MIN_ATTRIBUTED:-}" ]; then arguments+=("--min-attributed=$MIN_ATTRIBUTED"); fi
if [ -n "${COMMENT_ID:-}" ]; then arguments+=("--comment-id=$COMMENT_ID"); fi

ascribe check "${arguments[@]}" ${more[@]+"${more[@]}"} -- ${paths[@]+"${paths[@]}"}
status=$?

if [ -n "${GITHUB_STEP_SUMMARY:-}" ] && [ -f "$FOLDER/ascribe.md" ]; then
  cat "$FOLDER/ascribe.md" >>"$GITHUB_STEP_SUMMARY"
fi
if [ -n "${GITHUB_OUTPUT:-}" ]; then
  {
    printf 'status=%s\n' "$status"
    if [ -f "$FOLDER/ascribe.sarif" ]; then printf 'sarif=%s\n' "$FOLDER/ascribe.sarif"; fi
    if [ -f "$FOLDER/ascribe.md" ]; then printf 'comment=%s\n' "$FOLDER/ascribe.md"; fi
  } >>"$GITHUB_OUTPUT"
fi
exit "$status"
