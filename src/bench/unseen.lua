-- A script of wrk: new pages of the given list, all different: filtered, sorted, and with offsets up to 100.
local sorts = { "-likes", "created", "-trending", "name", "-params", "modified" }
local asked = 0

function request()
  asked = asked + 1
  return wrk.format("GET", string.format(
    "%s&offset=%d&sort=%s&max_downloads=%d", wrk.path, asked % 100, sorts[asked % #sorts + 1], 1000000000 + asked))
end
