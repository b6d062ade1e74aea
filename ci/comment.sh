#!/usr/bin/env bash
# Keeps one comment on a pull request up to date: the one by this account that begins with the same marker as the report. If
# there is none, writes a new one.
#
# Takes from the environment: COMMENT, the file with the report in Markdown; GITHUB_REPOSITORY, as OWNER/NAME; PULL_REQUEST, its
# number; and GH_TOKEN for `gh`.
set -euo pipefail

marker=$(head -n 1 "$COMMENT")
if ! [[ $marker =~ ^'<!-- ascribe'( diff)?(: [A-Za-z0-9._-]+)?' -->'$ ]]; then
  echo "$COMMENT does not begin with the marker of a report; write it with --format markdown" >&2
  exit 2
fi

# shellcheck disable=SC2016 # the variables are those of GraphQL
known=$(gh api graphql --paginate \
  -f owner="${GITHUB_REPOSITORY%%/*}" -f name="${GITHUB_REPOSITORY#*/}" -F number="$PULL_REQUEST" \
  -f query='
    query($owner: String!, $name: String!, $number: Int!, $endCursor: String) {
      repository(owner: $owner, name: $name) {
        pullRequest(number: $number) {
          comments(first: 100, after: $endCursor) {
            nodes { id viewerDidAuthor body }
            pageInfo { hasNextPage endCursor }
          }
        }
      }
    }' \
  --jq '.data.repository.pullRequest.comments.nodes[]
    | select(.viewerDidAuthor and (.body | startswith("'"$marker"'"))) | .id')
known=${known%%$'\n'*}

if [ -n "$known" ]; then
  # shellcheck disable=SC2016
  gh api graphql --silent -f id="$known" -F body="@$COMMENT" -f query='
    mutation($id: ID!, $body: String!) {
      updateIssueComment(input: { id: $id, body: $body }) { issueComment { url } }
    }'
else
  gh pr comment "$PULL_REQUEST" --repo "$GITHUB_REPOSITORY" --body-file "$COMMENT"
fi
