using System.Globalization;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace PsyInterview.Guides;

/// <summary>Reads <c>## Words {#id .must minutes=8}</c> and keeps the ids of a guide apart.</summary>
internal sealed class GuideHeading(GuideSource source)
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    public (string Id, bool Must, int? Minutes) Read(HeadingBlock heading, string words, bool isTopic)
    {
        var line = heading.Line + 1;
        var attributes = heading.TryGetAttributes();
        CheckForm(heading, words, attributes);
        var id = TakeId(line, words, attributes);
        var must = false;
        foreach (var mark in attributes?.Classes ?? [])
        {
            if (mark == "must")
                must = true;
            else
                source.Error(line, $"The mark \".{mark}\" is not known.", "The only mark is .must, for what everyone should be asked.");
        }
        int? minutes = null;
        foreach (var (name, value) in attributes?.Properties ?? [])
        {
            if (name != "minutes")
                source.Error(line, $"\"{name}\" is not known here.", "The braces may hold #id, .must and, for a topic, minutes=8.");
            else if (!isTopic)
                source.Error(line, "Minutes are given for topics, not for single questions.", "Move them to the heading with ##.");
            else if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 600)
                minutes = number;
            else
                source.Error(line, $"The minutes are \"{value}\", which is not a whole number from 1 to 600.", "Write for example minutes=8.");
        }
        return (id, must, minutes);
    }

    private void CheckForm(HeadingBlock heading, string words, HtmlAttributes? attributes)
    {
        var line = heading.Line + 1;
        if (words.Length == 0)
            source.Error(line, "This heading has no words.", "Write a short title after the #.");
        var raw = source.Line(line);
        if (words.Contains('{') || words.Contains('}') || raw.Count(c => c == '{') > 1)
            source.Error(line, "The braces on this heading could not be read.", "Write one pair at the end: {#id .must minutes=8}.");
        else if (attributes is not null && raw.IndexOf('{') is var open and >= 0 && raw.LastIndexOf('}') is var close && close > open)
        {
            var written = raw[(open + 1)..close].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
            var read = (attributes.Id is null ? 0 : 1) + (attributes.Classes?.Count ?? 0) + (attributes.Properties?.Count ?? 0);
            if (written != read)
                source.Error(line, "Something in the braces is said twice or could not be read.", "Write each once: {#id .must minutes=8}.");
        }
    }

    private string TakeId(int line, string words, HtmlAttributes? attributes)
    {
        var id = attributes?.Id;
        if (string.IsNullOrEmpty(id))
        {
            var suggestion = GuideId.Suggest(words.Split('{')[0], _lines.Keys);
            source.Error(line, "This heading has no id.", attributes is null
                ? $"Write {{#{suggestion}}} at the end of the line; keep it when the words change."
                : $"Write #{suggestion} first inside the braces; keep it when the words change.");
            id = suggestion;
        }
        else if (!GuideId.IsValid(id))
        {
            var suggestion = GuideId.Suggest(id, _lines.Keys);
            source.Error(line, $"The id \"{id}\" has characters other than a-z, 0-9 and -.", $"Write #{suggestion}.");
            id = suggestion;
        }
        else if (_lines.TryGetValue(id, out var before))
        {
            var suggestion = GuideId.Suggest(words, _lines.Keys);
            source.Error(line, $"The id \"{id}\" was used before, on line {before}.", $"Give this one its own, for example #{suggestion}.");
            id = suggestion;
        }
        _lines.TryAdd(id, line);
        return id;
    }
}
