using System.Text.Json;
using System.Text.RegularExpressions;
using PsyInterview.Sampling;

namespace PsyInterview.Interchange;

/// <summary>
/// A sampling frame in JSON, as a person writes it. Members that are not named here are passed over.
/// <list type="bullet">
/// <item><c>dims</c>: criterion to its levels, in order, as <c>{"gender": ["F", "M"], "age": ["18-39", "40-59"]}</c>. Required.</item>
/// <item><c>quota</c>: people wanted for a level, a pair or a cell, as <c>{"gender=M": 6, "age=18-39&amp;region=N": {"min": 2, "max": 4}}</c>.</item>
/// <item><c>impossible</c>: combinations that cannot occur, as <c>["gender=M&amp;clinic=maternity"]</c>.</item>
/// <item><c>kinds</c>: criterion to nominal, ordinal, multiple, number or link; else number when all levels are bands of numbers, else nominal.</item>
/// <item><c>columns</c>: criterion to its column in the table of people, where the names differ.</item>
/// <item><c>gower</c>: the criteria or columns that are compared in the distance.</item>
/// <item><c>sample</c>: the ids of those interviewed, where the table has no column <c>state</c>.</item>
/// </list>
/// </summary>
/// <param name="Frame">Null when a problem is an error.</param>
internal sealed record SamplingFrameFile(
    Frame? Frame, IReadOnlyDictionary<string, string> Columns, IReadOnlyList<string>? Compared, IReadOnlyList<string>? Sample, IReadOnlyList<Problem> Problems)
{
    private const int ExcerptLength = 60;

    /// <summary>Reads the words of a frame; whatever they are, they end in a frame or in problems with their lines.</summary>
    public static SamplingFrameFile Parse(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return new Reader(text).Read(json.RootElement);
        }
        catch (JsonException wrong)
        {
            var line = (int)(wrong.LineNumber ?? 0) + 1;
            return Unread(new(line, LineOf(text, line), "This is not JSON.", "Look for a missing comma, quote or bracket on this line or the one before."));
        }
        catch (InvalidOperationException)
        {
            // The library's way to say that an escape such as \ud800 is half a character.
            return Unread(new(0, "", "An escape in the frame is no character.", "Write the letters themselves instead of \\u...."));
        }
    }

    /// <summary>The line on which words stand in quotes, from 1; 0 when they do not.</summary>
    public static int Find(string text, string words)
    {
        var at = words.Length == 0 ? null : Regex.Match(text, "\"" + Regex.Escape(words) + "\"") is { Success: true } match ? match : null;
        return at is null ? 0 : text.AsSpan(0, at.Index).Count('\n') + 1;
    }

    private static SamplingFrameFile Unread(Problem problem) => new(null, new Dictionary<string, string>(), null, null, [problem]);

    private static string LineOf(string text, int line)
    {
        var words = text.Split('\n').ElementAtOrDefault(line - 1)?.Trim() ?? "";
        return words.Length > ExcerptLength ? words[..ExcerptLength] + "…" : words;
    }

    private sealed class Reader(string text)
    {
        private readonly List<Problem> _problems = [];

        public SamplingFrameFile Read(JsonElement root)
        {
            if (root.ValueKind != JsonValueKind.Object)
            {
                return Unread(new(0, "", "The frame is not a JSON object.", "Write {\"dims\": {\"gender\": [\"F\", \"M\"]}}."));
            }
            var columns = Members(root, "columns").Where(m => IsWord(m.Value, m.Name)).GroupBy(m => m.Name)
                .ToDictionary(g => g.Key, g => g.Last().Value.GetString()!);
            var kinds = Members(root, "kinds").Select(m => (m.Name, Kind: Kind(m))).GroupBy(k => k.Name).ToDictionary(g => g.Key, g => g.Last().Kind);
            if (!root.TryGetProperty("dims", out _)) Report("", "The frame has no \"dims\".", "Write {\"dims\": {\"gender\": [\"F\", \"M\"]}}.");
            List<Criterion> criteria = [.. Members(root, "dims").Select(d => Criterion(d, kinds.GetValueOrDefault(d.Name)))];
            foreach (var unknown in columns.Keys.Concat(kinds.Keys).Except(criteria.Select(c => c.Id)))
                Report(unknown, $"There is no criterion {unknown}.", $"The criteria are {string.Join(", ", criteria.Select(c => c.Id))}.");
            var targets = Members(root, "quota").Select(Target).OfType<Target>().ToList();
            var frame = new Frame(criteria, targets, [.. Words(root, "impossible").Select(Combination).OfType<Combination>()]);
            var compared = root.TryGetProperty("gower", out _) ? Words(root, "gower") : null;
            var sample = root.TryGetProperty("sample", out _) ? Words(root, "sample") : null;
            if (_problems.Count == 0) _problems.AddRange(FrameCheck.Of(frame).Select(p => p with { Line = Find(text, p.Excerpt) }));
            return new(_problems.Count == 0 ? frame : null, columns, compared, sample, _problems);
        }

        private Criterion Criterion(JsonProperty dim, CriterionKind? kind)
        {
            var ids = Words(dim.Value, dim.Name);
            var bands = kind is null or CriterionKind.Number or CriterionKind.Ordinal ? NumberBands.Read(ids) : null;
            if (ids.Count == 0 && kind is not (CriterionKind.Link or CriterionKind.Number))
                Report(dim.Name, $"{dim.Name} has no levels.", "Write them as a list in the order in which they are shown.");
            kind ??= bands is null ? CriterionKind.Nominal : CriterionKind.Number;
            return new(dim.Name, dim.Name, kind.Value, bands ?? [.. ids.Select(id => new Level(id))]);
        }

        private CriterionKind? Kind(JsonProperty of)
        {
            var word = of.Value.ValueKind == JsonValueKind.String ? of.Value.GetString() : null;
            CriterionKind? kind = word?.ToLowerInvariant() switch
            {
                "nominal" => CriterionKind.Nominal,
                "ordinal" => CriterionKind.Ordinal,
                "multiple" => CriterionKind.Multiple,
                "number" => CriterionKind.Number,
                "link" => CriterionKind.Link,
                _ => null,
            };
            if (kind is null) Report(of.Name, $"The kind of {of.Name} is not known.", "It is nominal, ordinal, multiple, number or link.");
            return kind;
        }

        private Target? Target(JsonProperty quota)
        {
            if (Combination(quota.Name) is not { } of) return null;
            if (quota.Value.ValueKind == JsonValueKind.Number && quota.Value.TryGetInt32(out var alone)) return new(of, alone);
            if (quota.Value.ValueKind == JsonValueKind.Object)
            {
                var (min, max) = (Whole(quota.Value, "min"), Whole(quota.Value, "max"));
                if (min is not null || max is not null) return new(of, min ?? 0, max);
            }
            Report(quota.Name, $"The target for {quota.Name} is not a whole number.", "Write 3, or {\"min\": 3, \"max\": 5}.");
            return null;
        }

        private static int? Whole(JsonElement of, string name) =>
            of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

        private Combination? Combination(string words)
        {
            var combination = Sampling.Combination.Read(words);
            if (combination is null) Report(words, $"\"{words}\" is no combination of levels.", "Write criterion=level, and & between two of them.");
            return combination;
        }

        private IEnumerable<JsonProperty> Members(JsonElement root, string name)
        {
            if (!root.TryGetProperty(name, out var member)) return [];
            if (member.ValueKind == JsonValueKind.Object) return [.. member.EnumerateObject()];
            Report(name, $"\"{name}\" is not an object.", $"Write \"{name}\": {{ ... }}.");
            return [];
        }

        private IReadOnlyList<string> Words(JsonElement root, string name)
        {
            var list = root.ValueKind != JsonValueKind.Object ? root : root.TryGetProperty(name, out var member) ? member : default;
            if (list.ValueKind == JsonValueKind.Undefined) return [];
            if (list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(e => e.ValueKind is JsonValueKind.String or JsonValueKind.Number))
                return [.. list.EnumerateArray().Select(e => e.ToString())];
            Report(name, $"\"{name}\" is not a list of words.", $"Write \"{name}\": [\"one\", \"two\"].");
            return [];
        }

        private bool IsWord(JsonElement value, string of)
        {
            if (value.ValueKind == JsonValueKind.String) return true;
            Report(of, $"The column of {of} is not a word.", "Write the heading in quotes.");
            return false;
        }

        private void Report(string excerpt, string what, string hint) => _problems.Add(new(Find(text, excerpt), excerpt, what, hint));
    }
}
