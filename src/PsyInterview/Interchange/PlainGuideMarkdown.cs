using System.Globalization;
using System.Text;
using PsyInterview.Guides;

namespace PsyInterview.Interchange;

/// <summary>Writes what was read from a plain document as a guide of the program: words stay as they are, ids are made from them.</summary>
internal sealed class PlainGuideMarkdown
{
    private const int LongestLabel = 45;
    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>The text of the guide.</summary>
    /// <param name="head">Its keys and values, in the order in which they are written.</param>
    public static string Of(PlainGuideDraft draft, IReadOnlyList<(string Key, string? Value)> head)
    {
        var writing = new PlainGuideMarkdown();
        writing.Head(draft, head);
        writing._text.Append($"# {Escaped(draft.Title)}\n");
        // Ids that the document gives come first, so that none made from words takes their place.
        foreach (var topic in draft.Topics)
        {
            topic.Id = writing.Kept(topic.Id ?? (topic.IsFlat ? topic.Questions[0].Id : null));
            foreach (var question in topic.Questions.Where(_ => !topic.IsFlat)) question.Id = writing.Kept(question.Id);
        }
        foreach (var topic in draft.Topics) writing.Topic(topic);
        return writing._text.ToString();
    }

    private string? Kept(string? id) => id is { Length: > 1 } && GuideId.IsValid(id) && _ids.Add(id) ? id : null;

    private void Head(PlainGuideDraft draft, IReadOnlyList<(string Key, string? Value)> head)
    {
        _text.Append("---\n");
        foreach (var (key, value) in head)
        {
            if (value is not null) _text.Append($"{key}: {Quoted(value)}\n");
        }
        HashSet<string> ids = new(StringComparer.Ordinal);
        if (draft.Closing.Count > 0) _text.Append("closing:\n");
        foreach (var line in draft.Closing)
        {
            var id = GuideId.Suggest(line, ids);
            ids.Add(id);
            _text.Append($"  - {Quoted($"{line} {{#{id}}}")}\n");
        }
        if (draft.Distress.Count > 0) _text.Append("distress:\n");
        foreach (var line in draft.Distress) _text.Append($"  - {Quoted(line)}\n");
        _text.Append("---\n\n");
    }

    private void Topic(PlainTopic topic)
    {
        var must = topic.IsFlat && (topic.IsMust || topic.Questions[0].IsMust);
        var minutes = topic.Minutes is { } planned ? string.Create(CultureInfo.InvariantCulture, $" minutes={planned}") : "";
        Block($"## {Escaped(topic.Title)} {{#{topic.Id ?? New(topic.Title)}{(must ? " .must" : "")}{minutes}}}");
        Around(topic.ReadAloud, topic.Instructions);
        foreach (var question in topic.Questions)
        {
            var label = question.Label ?? LabelOf(question.Wording);
            if (!topic.IsFlat) Block($"### {Escaped(label)} {{#{question.Id ?? New(label)}{(question.IsMust || topic.IsMust ? " .must" : "")}}}");
            Around(question.ReadAloud, question.Instructions);
            Block(Escaped(question.Wording));
            if (question.Probes.Count > 0) _text.Append('\n');
            for (var i = 0; i < question.Probes.Count; i++) _text.Append(CultureInfo.InvariantCulture, $"{i + 1}. {Escaped(question.Probes[i])}\n");
        }
    }

    private void Around(List<string> readAloud, List<string> instructions)
    {
        foreach (var words in readAloud) Block($"> {Escaped(words)}");
        foreach (var words in instructions) Block($"*{Escaped(words)}*");
    }

    private void Block(string line) => _text.Append('\n').Append(line).Append('\n');

    private string New(string words)
    {
        var id = GuideId.Suggest(words, _ids);
        // The Markdown library does not see an id of one letter.
        if (id.Length == 1) id = GuideId.Suggest($"part-{id}", _ids);
        _ids.Add(id);
        return id;
    }

    private static string LabelOf(string wording) =>
        OutlineLine.Short(wording.Replace('{', '(').Replace('}', ')'), LongestLabel) is var label && label.EndsWith('?') && label.TrimEnd('?', ' ') is { Length: > 0 } bare ? bare : label;

    // Every mark that Markdown would see as more than a letter, and those that mean something only where a line begins.
    private static string Escaped(string words)
    {
        var text = new StringBuilder(words.Length + 8);
        var digits = words.TakeWhile(char.IsAsciiDigit).Count();
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '&' or '{' or '}' or '#' || (i == 0 && words[i] is '-' or '+' or '=' or '~' or '|' or ':')
                || (digits > 0 && i == digits && words[i] is '.' or ')'))
            {
                text.Append('\\');
            }
            text.Append(words[i]);
        }
        return text.ToString();
    }

    private static string Quoted(string value) =>
        value.Length > 0 && char.IsLetterOrDigit(value[0]) && value.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or ',' or '.' or '(' or ')' or '?' or '’')
            ? value : $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
