using Markdig;
using Markdig.Extensions.GenericAttributes;
using Markdig.Syntax;

namespace PsyInterview.Guides;

/// <summary>Reads the topics, questions and probes; whatever the format has no place for is reported, never dropped.</summary>
internal sealed class GuideBody
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePreciseSourceLocation().Use<GenericAttributesExtension>().Build();

    private readonly GuideSource _source;
    private readonly GuideWords _words;
    private readonly GuideHeading _heading;
    private readonly List<DraftTopic> _topics = [];
    private Passage? _title;
    private DraftQuestion? _question;

    private GuideBody(GuideSource source, string body)
    {
        _source = source;
        _words = new GuideWords(source, body);
        _heading = new GuideHeading(source);
    }

    private DraftTopic? CurrentTopic => _topics.Count == 0 ? null : _topics[^1];

    public static IReadOnlyList<DraftTopic> Read(GuideSource source, FrontMatter front)
    {
        var body = source.After(front.LastLine);
        var reading = new GuideBody(source, body);
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(body, Pipeline);
        }
        catch (Exception wrong) when (wrong is not OutOfMemoryException)
        {
            // The Markdown library refuses very deep nesting by an exception.
            source.Error(Math.Max(1, front.LastLine), "The text below here could not be read as Markdown.",
                "Look for a long run of >, * or [ and take it out.");
            return [];
        }
        foreach (var block in document)
            reading.Take(block);
        reading._words.CheckHiddenBraces(document);
        reading.Finish(front);
        return reading._topics;
    }

    private void Take(Block block)
    {
        var line = block.Line + 1;
        if (block is HeadingBlock { IsSetext: true } underlined)
            _source.Error(underlined.Line, "This line is underlined, which makes it a heading; that is easily done by mistake.",
                "Take the line below it out, or begin the heading with ## instead.");
        else if (block is HeadingBlock heading)
            TakeHeading(heading);
        else if (block is LinkReferenceDefinitionGroup links)
            TakeLinks(links);
        else if (block is ThematicBreakBlock)
            _source.Advice(line, "A ruled line does nothing in a guide.", "Take it out; begin a topic with ##.");
        else if (CurrentTopic is null)
            _source.Error(line, "These words come before the first topic and would be lost.",
                "Put them under a topic: in a > block to read aloud, or in *italics* for the interviewer.");
        else
            TakeInTopic(block, CurrentTopic);
    }

    private void TakeInTopic(Block block, DraftTopic topic)
    {
        var line = block.Line + 1;
        switch (block)
        {
            case ParagraphBlock paragraph: TakeParagraph(paragraph, topic); break;
            case QuoteBlock quote: TakeReadAloud(quote, _question?.ReadAloud ?? topic.ReadAloud); break;
            case ListBlock { IsOrdered: true } list: TakeProbes(list, _question ?? topic.BeFlat(line)); break;
            case ListBlock:
                _source.Error(line, "A list with bullets has no place in a guide.", "Number the lines 1. 2. 3. to make them probes.");
                break;
            case CodeBlock:
                _source.Error(line, "Indented or fenced text has no place in a guide.", "Begin the line at the left margin.");
                break;
            case HtmlBlock:
                _source.Error(line, "HTML and comments have no place in a guide.", "Write an instruction to the interviewer in *italics* instead.");
                break;
            default:
                _source.Error(line, "This has no place in a guide.", "Use headings, paragraphs, numbered probes, > to read aloud and *italics*.");
                break;
        }
    }

    private void TakeHeading(HeadingBlock heading)
    {
        var line = heading.Line + 1;
        var words = _words.Of(heading);
        switch (heading.Level)
        {
            case 1:
                TakeTitle(heading, new Passage(words, line));
                break;
            case 2:
                var topic = _heading.Read(heading, words, isTopic: true);
                _topics.Add(new DraftTopic(topic.Id, words, line, topic.Minutes, topic.Must));
                _question = null;
                break;
            case 3:
                var question = _heading.Read(heading, words, isTopic: false);
                _question = new DraftQuestion(question.Id, words, line, question.Must);
                if (CurrentTopic is { } under)
                    under.Questions.Add(_question);
                else
                    _source.Error(line, "This question comes before the first topic.", "Put a heading with ## above it.");
                break;
            default:
                _source.Error(line, "A heading this deep has no place in a guide.", "Use ## for a topic and ### for a question.");
                break;
        }
    }

    private void TakeTitle(HeadingBlock heading, Passage title)
    {
        if (Markdig.Renderers.Html.HtmlAttributesExtensions.TryGetAttributes(heading) is not null)
            _source.Error(title.Line, "The title takes nothing in braces.", "The id of the guide is \"guide\" in the front matter.");
        if (_title is not null || _topics.Count > 0)
            _source.Error(title.Line, "A heading with one # is the title of the guide, once, above the first topic.", "Use ## for a topic.");
        _title ??= title;
    }

    private void TakeParagraph(ParagraphBlock paragraph, DraftTopic topic)
    {
        var line = paragraph.Line + 1;
        _words.CheckRunOn(paragraph, quoted: false, listed: false);
        var passage = new Passage(_words.Of(paragraph), line);
        if (passage.Text.Length == 0)
        {
            _source.Error(line, "This line holds no words.", "Write words, or take the line out.");
            return;
        }
        if (GuideWords.IsInstruction(paragraph))
        {
            (_question?.Instructions ?? topic.Instructions).Add(passage);
            return;
        }
        var question = _question ?? topic.BeFlat(line);
        if (question.Wording is null)
            question.Wording = passage;
        else
            _source.Error(line, $"The question already has its wording, on line {question.Wording.Line}.",
                "Make it one paragraph, or number this line as a probe, or put it in *italics* as an instruction.");
    }

    private void TakeReadAloud(QuoteBlock quote, List<Passage> into)
    {
        if (quote.Count == 0)
            _source.Error(quote.Line + 1, "There are no words to read aloud here.", "Write them after the >.");
        foreach (var block in quote)
        {
            if (block is ParagraphBlock paragraph)
            {
                _words.CheckRunOn(paragraph, quoted: true, listed: false);
                if (GuideWords.IsInstruction(paragraph))
                    _source.Error(paragraph.Line + 1, "These words to read aloud are wholly in italics, which is for instructions.",
                        "Take the * out, or the > away.");
                into.Add(new Passage(_words.Of(paragraph), paragraph.Line + 1));
            }
            else
            {
                _source.Error(block.Line + 1, "Only paragraphs can be read aloud.", "Take the list, heading or quotation out of the > block.");
            }
        }
    }

    private void TakeProbes(ListBlock list, DraftQuestion question)
    {
        var line = list.Line + 1;
        if (question.Probes.Count > 0)
            _source.Error(line, "The question has a second list of probes.", "Keep the probes together in one list.");
        var items = list.OfType<ListItemBlock>().ToList();
        var allOnes = items.All(item => item.Order == 1);
        for (var i = 0; i < items.Count; i++)
        {
            var at = items[i].Line + 1;
            if (items[i].Order != i + 1 && !allOnes)
                _source.Advice(at, FormattableString.Invariant($"This probe is numbered {items[i].Order} and will be probe {i + 1}."),
                    "Number the probes 1. 2. 3. in order.");
            TakeProbe(items[i], question, at);
        }
    }

    private void TakeProbe(ListItemBlock item, DraftQuestion question, int line)
    {
        var words = item.FirstOrDefault() is ParagraphBlock first ? _words.Of(first) : "";
        if (words.Length == 0)
            _source.Error(line, "This probe has no words.", "Write them after the number.");
        else
            question.Probes.Add(new Passage(words, line));
        foreach (var block in item)
        {
            if (block is not ParagraphBlock paragraph || block != item[0])
                _source.Error(block.Line + 1, "A probe is one paragraph, without anything nested in it.",
                    "Begin at the left margin what does not belong to the probe.");
            else if (GuideWords.IsInstruction(paragraph))
                _source.Error(line, "This probe is wholly in italics, which is for instructions.",
                    "Take the * out, or make it a paragraph without a number.");
            else
                _words.CheckRunOn(paragraph, quoted: false, listed: true);
        }
    }

    private void TakeLinks(LinkReferenceDefinitionGroup links)
    {
        foreach (var link in links)
            _source.Error(link.Line + 1, "A link has no place in a guide.", "Write the words only, without [ ] and a colon.");
    }

    private void Finish(FrontMatter front)
    {
        if (_title is not null && front.Title.Length > 0 && _title.Text != front.Title)
            _source.Error(_title.Line, $"The title here differs from the one in the front matter, \"{front.Title}\".",
                "Make them equal, or take this heading out.");
        if (_topics.Count == 0)
            _source.Error(Math.Max(1, front.LastLine), "There are no topics.", "Begin each with a heading such as \"## Daily life {#daily-life}\".");
        foreach (var topic in _topics)
            FinishTopic(topic);
    }

    private void FinishTopic(DraftTopic topic)
    {
        if (topic.Flat is not null && topic.Questions.Count > 0)
            _source.Error(topic.FlatLine, "These words stand under a topic that has questions of its own.",
                "Give them a heading with ###, or make them *italics* or a > block.");
        if (topic.Must && topic.Questions.Count > 0)
            _source.Error(topic.Line, "The mark .must stands on a topic that has questions.", "Put .must on the questions that everyone should be asked.");
        if (topic.Flat is null && topic.Questions.Count == 0)
        {
            if (topic.Must || topic.ReadAloud.Count + topic.Instructions.Count == 0)
                _source.Error(topic.Line, "This topic has no question.", "Write the question in a paragraph under the heading.");
        }
        foreach (var question in topic.AllQuestions.Where(q => q.Wording is null))
            _source.Error(question.Line, "This question has no wording.", "Write it, as it is asked, in a paragraph under the heading.");
    }
}
