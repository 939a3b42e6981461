using System.Globalization;

namespace PsyInterview.Guides;

/// <summary>What the head of a guide says; every value has been checked.</summary>
internal sealed class FrontMatter
{
    private static readonly string[] Keys =
        ["guide", "version", "title", "language", "kind", "group", "minutes", "closing", "distress"];

    private static readonly string[] Kinds = ["interview", "focus-group"];
    private readonly GuideSource _source;
    private readonly Dictionary<string, FrontMatterEntry> _entries = new(StringComparer.Ordinal);

    private FrontMatter(GuideSource source) => _source = source;

    public string Id { get; private set; } = "";
    public int Version { get; private set; }
    public string Title { get; private set; } = "";
    public string Language { get; private set; } = "";
    public string Kind { get; private set; } = "interview";
    public string? Group { get; private set; }
    public int Minutes { get; private set; }
    public int MinutesLine { get; private set; } = 1;
    public IReadOnlyList<ClosingItem> Closing { get; private set; } = [];
    public IReadOnlyList<string> Distress { get; private set; } = [];

    /// <summary>The line with the second fence; 0 when the file has no front matter.</summary>
    public int LastLine { get; private set; }

    /// <summary>Reads the head; null when it begins and never ends, so that nothing after it can be told apart.</summary>
    public static FrontMatter? Read(GuideSource source)
    {
        var front = new FrontMatter(source);
        if (source.Line(1).TrimEnd() != "---")
        {
            source.Error(1, "The file does not begin with front matter.",
                "Begin line 1 with ---, then the keys guide, version, title, language and minutes, then --- again.");
            return front;
        }
        var end = Array.FindIndex(source.Lines, 1, line => line.TrimEnd() is "---" or "...");
        if (end < 0)
        {
            source.Error(1, "The front matter is never closed.", "Put a line with only --- after the last key.");
            return null;
        }
        front.LastLine = end + 1;
        if (FrontMatterYaml.Read(source, end) is { } entries)
            front.Take(entries);
        return front;
    }

    private void Take(IEnumerable<FrontMatterEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (!Keys.Contains(entry.Key, StringComparer.Ordinal))
                Unknown(entry);
            else if (_entries.TryGetValue(entry.Key, out var before))
                _source.Error(entry.Line, $"The key \"{entry.Key}\" was given before, on line {before.Line}.", "Keep one of the two.");
            else
                _entries.Add(entry.Key, entry);
        }
        Id = Checked("guide", GuideId.IsValid, value => $"Write small letters, digits and hyphens, for example {GuideId.Suggest(value, [])}.");
        Version = Whole("version", int.MaxValue, "Write a whole number from 1, and one more with each change.");
        Title = Checked("title", _ => true, _ => "");
        Language = Checked("language", IsLanguageTag, _ => "Write a short language tag such as en or nl.");
        if (_entries.ContainsKey("kind"))
            Kind = Checked("kind", value => Kinds.Contains(value), _ => "Write interview or focus-group.");
        if (_entries.ContainsKey("group"))
            Group = Checked("group", _ => true, _ => "");
        Minutes = Whole("minutes", 600, "Write the whole length in minutes, for example 40.");
        MinutesLine = _entries.TryGetValue("minutes", out var minutes) ? minutes.Line : 1;
        Closing = ReadClosing();
        Distress = [.. Items("distress").Select(item => item.Text)];
    }

    private void Unknown(FrontMatterEntry entry)
    {
        var meant = GuideId.Nearest(entry.Key, Keys);
        var what = $"The key \"{entry.Key}\" is not known.";
        if (meant is not null)
            _source.Error(entry.Line, what, $"Did you mean \"{meant}\"?");
        else
            _source.Advice(entry.Line, what, "Nothing will use it. The keys are " + string.Join(", ", Keys) + ".");
    }

    private static bool IsLanguageTag(string tag)
    {
        var parts = tag.Split('-');
        return parts[0].Length is 2 or 3 && parts[0].All(char.IsAsciiLetterLower)
            && parts.Skip(1).All(part => part.Length is >= 2 and <= 8 && part.All(char.IsAsciiLetterOrDigit));
    }

    private string Checked(string key, Func<string, bool> isValid, Func<string, string> hint)
    {
        if (!_entries.TryGetValue(key, out var entry))
        {
            _source.Error(1, $"The front matter has no \"{key}\".", $"Add a line \"{key}: ...\" between the two lines of ---.");
            return "";
        }
        if (entry.Value is null)
            _source.Error(entry.Line, $"The key \"{key}\" should have one value.", $"Write it on one line, as \"{key}: ...\".");
        else if (entry.Value.Trim().Length == 0)
            _source.Error(entry.Line, $"The key \"{key}\" has no value.", $"Write one after \"{key}:\", or take the line out.");
        else if (!isValid(entry.Value))
            _source.Error(entry.Line, $"\"{Short(entry.Value)}\" will not do for \"{key}\".", hint(entry.Value));
        return entry.Value?.Trim() ?? "";
    }

    private int Whole(string key, int most, string hint)
    {
        var number = 0;
        Checked(key, value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= most,
            _ => hint);
        return number;
    }

    private IEnumerable<Passage> Items(string key)
    {
        if (!_entries.TryGetValue(key, out var entry))
            return [];
        if (entry.Items is null)
        {
            _source.Error(entry.Line, $"The key \"{key}\" should have a list.", "Write each item on a line of its own that begins with \"- \".");
            return [];
        }
        foreach (var item in entry.Items.Where(item => item.Text.Length == 0))
            _source.Error(item.Line, $"An item of \"{key}\" is empty.", "Write its words, or take the line out.");
        return entry.Items;
    }

    private List<ClosingItem> ReadClosing()
    {
        var closing = new List<ClosingItem>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in Items("closing").Where(item => item.Text.Length > 0))
        {
            var brace = item.Text.LastIndexOf("{#", StringComparison.Ordinal);
            var text = brace < 0 ? item.Text : item.Text[..brace].Trim();
            if (brace < 0 || !item.Text.EndsWith('}') || text.Length == 0)
            {
                _source.Error(item.Line, "A closing item needs words and then an id in braces.",
                    $"Write {{#{GuideId.Suggest(text, lines.Keys)}}} at the end of the line.");
                continue;
            }
            var id = item.Text[(brace + 2)..^1];
            if (!GuideId.IsValid(id))
                _source.Error(item.Line, $"The id \"{Short(id)}\" has characters other than a-z, 0-9 and -.",
                    $"Write {{#{GuideId.Suggest(id.Length == 0 ? text : id, lines.Keys)}}}.");
            else if (!lines.TryAdd(id, item.Line))
                _source.Error(item.Line, $"The id \"{id}\" was used before, on line {lines[id]}.",
                    $"Give this one its own, for example {{#{GuideId.Suggest(text, lines.Keys)}}}.");
            closing.Add(new ClosingItem(id, text));
        }
        return closing;
    }

    private static string Short(string value) => value.Length <= 40 ? value : value[..39] + "…";
}
