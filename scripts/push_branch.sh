#!/usr/bin/env bash
# 폴더의 내용을 원격 저장소의 가지에 커밋 하나로 더합니다: push_branch.sh <폴더> <가지> <설명>
# 앞의 커밋에 이어 쌓으므로 nbgitpuller로 받은 사람도 이어서 받습니다. 달라진 것이 없으면 그만둡니다.
set -eu
folder=$1 branch=$2 message=$3
export GIT_INDEX_FILE; GIT_INDEX_FILE=$(mktemp -u)
trap 'rm -f "$GIT_INDEX_FILE"' EXIT
parent=()
if git fetch --quiet --depth 1 origin "refs/heads/$branch" 2>/dev/null; then
  parent=(-p "$(git rev-parse FETCH_HEAD)")
fi
git --git-dir="$(git rev-parse --absolute-git-dir)" --work-tree="$folder" -C "$folder" add --all .
tree=$(git write-tree)
if [ ${#parent[@]} -gt 0 ] && [ "$tree" = "$(git rev-parse "FETCH_HEAD^{tree}")" ]; then
  echo "달라진 것이 없습니다: $branch"
  exit
fi
commit=$(git commit-tree "$tree" ${parent[@]+"${parent[@]}"} -m "$message")
git push --quiet origin "$commit:refs/heads/$branch"
echo "$branch 가지를 새로 올렸습니다: $commit"
