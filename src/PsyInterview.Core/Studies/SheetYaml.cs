using PsyInterview.Guides;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PsyInterview.Studies;

/// <summary>A value in a sheet: words, or lines one below the other, or keys with values.</summary>
/// <param name="Line">1-based.</param>
internal sealed record SheetNode(int Line, string? Text, List<SheetNode>? Items, List<(SheetNode Key, SheetNode Value)>? Keys)
{
    /// <summary>True where nothing was written after the key.</summary>
    public bool IsEmpty => Text is { Length: 0 };
}

/// <summary>Reads YAML event by event: no reflection, and the line of everything.</summary>
internal sealed class SheetYaml
{
    // The deepest that a sheet needs is groups, a group, waves, a wave, a key.
    private const int Deepest = 6;
    private const string Remedy = "Write “key: value”, one a line; put the value in quotation marks if it holds a colon or # or begins with a sign.";
    private readonly GuideSource _source;
    private readonly Parser _events;

    private SheetYaml(GuideSource source)
    {
        _source = source;
        _events = new Parser(new StringReader(string.Join('\n', source.Lines) + "\n"));
    }

    /// <summary>The keys of the sheet; null when there is nothing that can be read as keys, which is then reported.</summary>
    public static List<(SheetNode Key, SheetNode Value)>? Read(GuideSource source)
    {
        var reading = new SheetYaml(source);
        try
        {
            return reading.Document();
        }
        catch (YamlException wrong)
        {
            var words = wrong.Message[(wrong.Message.LastIndexOf("): ", StringComparison.Ordinal) is >= 0 and var at ? at + 3 : 0)..].Trim().TrimEnd('.');
            source.Error(Math.Clamp((int)wrong.Start.Line, 1, source.Lines.Length), $"This cannot be read as keys with values: {words}.", Remedy);
            return null;
        }
        catch (Exception wrong) when (wrong is not OutOfMemoryException)
        {
            // The YAML library has thrown other kinds on odd input; the person needs the same sentence.
            source.Error(1, "This cannot be read as keys with values.", Remedy);
            return null;
        }
    }

    private List<(SheetNode, SheetNode)>? Document()
    {
        _events.Consume<StreamStart>();
        if (_events.Accept<StreamEnd>(out _))
        {
            _source.Error(0, "The file is empty.", "“psyinterview study example” prints a sheet to begin with.");
            return null;
        }
        _events.Consume<DocumentStart>();
        if (!_events.Accept<MappingStart>(out _))
        {
            _source.Error(LineOf(_events.Current!), "The file does not hold keys with values.", "“psyinterview study example” prints a sheet as it should be.");
            return null;
        }
        var node = Node(1);
        _events.Consume<DocumentEnd>();
        if (!_events.Accept<StreamEnd>(out _))
            _source.Error(LineOf(_events.Current!), "The sheet ends at the line of --- above; what follows is not read.", "Take the line of --- out.");
        return node.Keys;
    }

    private SheetNode Node(int depth)
    {
        var line = LineOf(_events.Current!);
        if (_events.TryConsume<Scalar>(out var words))
        {
            if (words.Style is not (ScalarStyle.Literal or ScalarStyle.Folded)) WarnOfComment(words);
            return new(line, words.Value.Trim(), null, null);
        }
        if (depth > Deepest || _events.Accept<AnchorAlias>(out _))
        {
            _source.Error(line, depth > Deepest ? "This stands deeper than anything in a sheet." : "A value cannot begin with *.", depth > Deepest ? "Move it to the left." : "Put it in quotation marks.");
            _events.SkipThisAndNestedEvents();
            return new(line, "*", null, null);
        }
        if (_events.TryConsume<SequenceStart>(out _))
        {
            List<SheetNode> items = [];
            while (!_events.TryConsume<SequenceEnd>(out _)) items.Add(Node(depth + 1));
            return new(line, null, items, null);
        }
        _events.Consume<MappingStart>();
        List<(SheetNode, SheetNode)> keys = [];
        while (!_events.TryConsume<MappingEnd>(out _))
        {
            var key = Node(depth + 1);
            var value = Node(depth + 1);
            if (key.Text is { Length: > 0 }) keys.Add((key, value));
            else _source.Error(key.Line, "A key should be words.", Remedy);
        }
        return new(line, null, null, keys);
    }

    // Reflexive notes and numbers of an ethics board are lost silently otherwise.
    private void WarnOfComment(Scalar value)
    {
        if (value.End.Line < 1) return;
        var rest = _source.Line((int)value.End.Line);
        var words = rest[(int)Math.Clamp(value.End.Column - 1, 0, rest.Length)..].TrimStart();
        if (words.StartsWith("#", StringComparison.Ordinal) && words.Length > 1 && char.IsAsciiLetterOrDigit(words[1]))
            _source.Advice((int)value.End.Line, "What follows # is a comment and is left out.", "Put the value in quotation marks if it belongs to it; write “# ” with a blank for a comment.");
    }

    private int LineOf(ParsingEvent found) => Math.Clamp((int)found.Start.Line, 1, _source.Lines.Length);
}
