using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PsyInterview.Guides;

/// <summary>One key of the front matter with either a value or a list.</summary>
internal sealed record FrontMatterEntry(string Key, int Line, string? Value, IReadOnlyList<Passage>? Items);

/// <summary>Reads YAML event by event: no reflection, no recursion, and the line of everything.</summary>
internal sealed class FrontMatterYaml
{
    private readonly GuideSource _source;
    private readonly Parser _events;
    private readonly List<FrontMatterEntry> _entries = [];

    private FrontMatterYaml(GuideSource source, string yaml)
    {
        _source = source;
        _events = new Parser(new StringReader(yaml));
    }

    /// <summary>The keys between line 1 and the fence; null when it is not YAML, which is then reported.</summary>
    public static IReadOnlyList<FrontMatterEntry>? Read(GuideSource source, int fence)
    {
        // Line 1 is left empty instead of cut off: YAML then counts the lines as the file does.
        var yaml = string.Join('\n', source.Lines.Take(fence).Skip(1).Prepend("")) + "\n";
        var reading = new FrontMatterYaml(source, yaml);
        try
        {
            return reading.Document() ? reading._entries : null;
        }
        catch (YamlException wrong)
        {
            source.Error(Math.Clamp((int)wrong.Start.Line, 1, fence), "The front matter is not valid YAML here: " + Sentence(wrong.Message),
                "Write one \"key: value\" a line. Put the value in quotation marks if it holds : or # or begins with a sign.");
            return null;
        }
        catch (Exception wrong) when (wrong is not OutOfMemoryException)
        {
            // The YAML library has thrown other kinds on odd input; the person needs the same sentence.
            source.Error(1, "The front matter is not valid YAML.", "Write one \"key: value\" a line.");
            return null;
        }
    }

    private static string Sentence(string message)
    {
        var place = message.LastIndexOf("): ", StringComparison.Ordinal);
        var words = (place < 0 ? message : message[(place + 3)..]).Trim();
        return words.EndsWith('.') ? words : words + ".";
    }

    private bool Document()
    {
        _events.Consume<StreamStart>();
        if (!_events.TryConsume<DocumentStart>(out _))
        {
            _source.Error(1, "The front matter is empty.", "Write guide, version, title, language and minutes in it, one a line.");
            return false;
        }
        if (!_events.TryConsume<MappingStart>(out _))
        {
            _source.Error(LineOf(_events.Current!), "The front matter should hold keys with values.", "Write one \"key: value\" a line.");
            return false;
        }
        while (!_events.TryConsume<MappingEnd>(out _))
            Entry();
        _events.Consume<DocumentEnd>();
        if (!_events.TryConsume<StreamEnd>(out _))
            _source.Error(LineOf(_events.Current!), "The front matter goes on after its end.", "Keep one block of keys between the two lines of ---.");
        return true;
    }

    private void Entry()
    {
        if (!_events.TryConsume<Scalar>(out var key))
        {
            _source.Error(LineOf(_events.Current!), "A key should be a single word.", "Write \"key: value\".");
            _events.SkipThisAndNestedEvents();
            _events.SkipThisAndNestedEvents();
            return;
        }
        var line = LineOf(key);
        if (_events.TryConsume<Scalar>(out var value))
        {
            WarnOfComment(value);
            _entries.Add(new(key.Value, line, value.Value, null));
        }
        else if (_events.TryConsume<SequenceStart>(out _))
        {
            _entries.Add(new(key.Value, line, null, Items()));
        }
        else
        {
            _events.SkipThisAndNestedEvents();
            _entries.Add(new(key.Value, line, null, null));
        }
    }

    private List<Passage> Items()
    {
        var items = new List<Passage>();
        while (!_events.TryConsume<SequenceEnd>(out _))
        {
            if (_events.TryConsume<Scalar>(out var item))
            {
                WarnOfComment(item);
                items.Add(new Passage(string.Join(' ', item.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), LineOf(item)));
            }
            else
            {
                _source.Error(LineOf(_events.Current!), "This item is more than plain words.",
                    "Put the words in quotation marks if they hold a colon or begin with a sign.");
                _events.SkipThisAndNestedEvents();
            }
        }
        return items;
    }

    private void WarnOfComment(Scalar value)
    {
        if (value.Style is ScalarStyle.Literal or ScalarStyle.Folded || value.End.Line < 1)
            return;
        var rest = _source.Line((int)value.End.Line);
        var from = (int)Math.Clamp(value.End.Column - 1, 0, rest.Length);
        if (rest[from..].TrimStart().StartsWith('#'))
            _source.Advice((int)value.End.Line, "What follows # is a comment and is left out.",
                "Put the value in quotation marks if the words belong to it; otherwise give the comment a line of its own.");
    }

    private static int LineOf(ParsingEvent found) => Math.Max(1, (int)found.Start.Line);
}
