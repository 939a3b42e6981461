namespace PsyInterview.Interchange;

/// <summary>Fills the topics of a plain guide line by line; <see cref="PlainGuide"/> says by which rules.</summary>
internal sealed class PlainGuideFilling(PlainGuideDraft draft, string language)
{
    private enum From
    {
        Heading,
        Paragraph,
        Numbered,
        Bulleted,
    }

    private readonly List<OutlineLine> _before = [];
    private readonly List<string> _aloud = [];
    private PlainTopic? _topic;
    private PlainQuestion? _question;
    private From _from;
    private int _level;
    private bool _isUnderQuestion;
    private bool _wantsProbes;
    private bool _isListOfQuestions;
    private int _topicHeadings;
    private int _numbers;

    private string Untitled => language.StartsWith("nl", StringComparison.OrdinalIgnoreCase) ? "Vragen" : "Questions";

    public void Fill(PlainGuideShape shape)
    {
        foreach (var section in shape.Sections) Take(section);
        CloseTopic();
        if (_before.Count > 0 && draft.Topics.Count > 0) draft.Problems.Add(_before[0].Wrong("There is no topic that these words could belong to.", "Put a heading and a question below them."));
        if (_numbers > 0) draft.Sentences.Add($"The numbers before {Reports.NumberWords.Of(_numbers, "heading")} were left out: the guide numbers by itself.");
        if (draft.Topics.Sum(t => t.Questions.Count) == 0 && draft.Problems.TrueForAll(p => p.Severity != Severity.Error))
            draft.Problems.Add(new(0, "", "No question was found.", "Write each question as a paragraph that ends in a question mark, or as a numbered line, under a heading."));
    }

    private void Take(PlainSection section)
    {
        switch (section.Kind)
        {
            case SectionKind.Closing: TakeList(section, draft.Closing, "as the closing list"); return;
            case SectionKind.Distress: TakeList(section, draft.Distress, "as steps when a participant is distressed"); return;
            case SectionKind.Part:
                draft.Problems.Add(section.Heading!.Wrong("This heading stands above topics and is left out.", "A guide has topics and questions, and nothing above them.", Severity.Advice));
                return;
            case SectionKind.Question: BeginQuestion(section.Heading!); break;
            default: BeginTopic(section); break;
        }
        if (_topic is not null) TakeLines(section.Lines);
    }

    private void TakeList(PlainSection section, List<string> into, string what)
    {
        CloseTopic();
        foreach (var line in section.Lines)
        {
            into.Add(PlainGuideWords.WithoutBox(line.Text));
            draft.Took(line, what);
        }
    }

    private void BeginTopic(PlainSection section)
    {
        CloseTopic();
        if (section.Heading is not { } heading)
        {
            // What comes before the first heading is the beginning of the talk, or words about it.
            if (!section.Lines.Any(l => PlainGuideShape.IsForTheParticipant(l) && (PlainGuideShape.Asks(l) || l.Kind == OutlineKind.ListLine)))
            {
                _before.AddRange(section.Lines);
                return;
            }
            _topic = new PlainTopic(Untitled, section.Lines[0].Line);
            draft.Topics.Add(_topic);
            draft.Sentences.Add($"Questions that stand under no heading became a topic “{Untitled}”.");
            return;
        }
        var marks = Marks(heading, ++_topicHeadings);
        _topic = new PlainTopic(marks.Words, heading.Line) { Id = marks.Id, IsMust = marks.IsMust, Minutes = marks.Minutes };
        draft.Topics.Add(_topic);
        List<OutlineLine> before = [.. _before];
        _before.Clear();
        TakeLines(before);
        var isQuestion = PlainGuideWords.IsQuestion(marks.Words) && !section.Lines.Any(l => l.Kind == OutlineKind.Paragraph && PlainGuideShape.IsForTheParticipant(l) && PlainGuideShape.Asks(l))
            && !section.Lines.Any(l => l is { Kind: OutlineKind.ListLine, Level: > 0 });
        if (isQuestion) Begin(new PlainQuestion(heading) { Wording = marks.Words }, From.Heading);
    }

    private void BeginQuestion(OutlineLine heading)
    {
        var marks = Marks(heading, -1);
        if (_topic is null)
        {
            draft.Problems.Add(heading.Wrong("This question comes before the first topic.", "Put the heading of a topic above it."));
            _topic = new PlainTopic(Untitled, heading.Line);
            draft.Topics.Add(_topic);
        }
        Begin(new PlainQuestion(heading) { Label = marks.Words, Id = marks.Id, IsMust = marks.IsMust }, From.Heading);
        _isUnderQuestion = true;
    }

    private (string Words, string? Id, bool IsMust, int? Minutes) Marks(OutlineLine heading, int ordinal)
    {
        var (words, id, must, minutes, hadNumber) = PlainGuideWords.Marks(heading.Text, ordinal);
        if (hadNumber) _numbers++;
        // Braces hold the id in a guide's heading and can hold nothing else.
        if (words.AsSpan().IndexOfAny('{', '}') >= 0)
        {
            words = words.Replace('{', '(').Replace('}', ')');
            draft.Took(heading, "with round brackets in place of braces");
        }
        if (words.Length == 0) draft.Problems.Add(heading.Wrong("This heading has no words.", "Write a few words that name it."));
        return (words, id, must, minutes);
    }

    private void Begin(PlainQuestion question, From from, int level = 0)
    {
        FinishQuestion();
        question.ReadAloud.AddRange(_aloud);
        _aloud.Clear();
        (_question, _from, _level, _wantsProbes, _isUnderQuestion) = (question, from, level, false, false);
        _topic!.Questions.Add(question);
    }

    // A heading that asks is the question, where no paragraph under it is.
    private void FinishQuestion()
    {
        if (_question is not { Wording: "" } open) return;
        if (PlainGuideWords.IsQuestion(open.Label ?? "")) open.Wording = open.Label!;
        else draft.Problems.Add(open.From.Wrong("No question stands under this heading.", "Write it, as it is asked, in a paragraph under the heading, before its probes; or take the heading out."));
    }

    private void CloseTopic()
    {
        FinishQuestion();
        if (_topic is { } topic)
        {
            (topic.Questions.LastOrDefault()?.ReadAloud ?? topic.ReadAloud).AddRange(_aloud);
            if (topic.Questions.Count == 0 && topic.ReadAloud.Count + topic.Instructions.Count == 0)
                draft.Problems.Add(new(topic.Line, topic.Title, "There is nothing under this heading.", "Write a question under it, or take the heading out."));
            else if (topic.Questions.Count == 0)
                draft.Problems.Add(new(topic.Line, topic.Title, "There is no question under this heading; its words are kept as a topic without one.", "End each question with a question mark, or number it.", Severity.Advice));
        }
        _aloud.Clear();
        (_topic, _question, _isUnderQuestion, _wantsProbes) = (null, null, false, false);
    }

    private void TakeLines(IReadOnlyList<OutlineLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Kind == OutlineKind.ListLine)
            {
                if (i == 0 || lines[i - 1].Kind != OutlineKind.ListLine)
                    _isListOfQuestions = lines.Skip(i).TakeWhile(l => l.Kind == OutlineKind.ListLine).Any(l => l.IsNumbered || PlainGuideShape.Asks(l));
                TakeListLine(line);
            }
            else if (line.Kind == OutlineKind.Subtitle) draft.Took(line, "as a subtitle and left out");
            else if (line.Kind == OutlineKind.Quotation) ReadAloud(line, PlainGuideWords.AfterReadAloud(line.Text) ?? PlainGuideWords.Unquoted(line.Text) ?? line.Text);
            else TakeParagraph(line);
        }
    }

    private void TakeParagraph(OutlineLine line)
    {
        var text = line.Text;
        if (line.IsItalic || PlainGuideWords.IsBracketed(text)) Instruct(line, PlainGuideWords.AfterInstruction(text) ?? text);
        else if (PlainGuideWords.AfterProbes(text) is { } probes) TakeProbes(line, probes);
        else if (PlainGuideWords.AfterReadAloud(text) is { } aloud) ReadAloud(line, aloud);
        else if (PlainGuideWords.AfterInstruction(text) is { } instruction) Instruct(line, instruction);
        else if (PlainGuideWords.Unquoted(text) is { } quoted && !PlainGuideWords.IsQuestion(quoted)) ReadAloud(line, quoted);
        else Ask(line, PlainGuideWords.AfterQuestion(text) ?? PlainGuideWords.Unquoted(text) ?? text);
    }

    private void Ask(OutlineLine line, string words)
    {
        var asks = PlainGuideShape.Asks(line) || line.IsBold;
        var isWording = _isUnderQuestion && _question is { Wording: "" } && (asks || !PlainGuideWords.IsQuestion(_question.Label ?? ""));
        if (!asks && !isWording)
        {
            if (words.Contains('?'))
                draft.Problems.Add(line.Wrong("There is a question in this paragraph, which does not end in a question mark; it was taken as an instruction.", "Give the question a paragraph of its own.", Severity.Advice));
            Instruct(line, words);
            return;
        }
        var marks = PlainGuideWords.Marks(words, -1);
        if (isWording) (_question!.Wording, _question.IsMust) = (marks.Words, _question.IsMust || marks.IsMust);
        else if (_isUnderQuestion)
        {
            _question!.Probes.Add(words);
            draft.Took(line, "as probes, because the heading has its question already");
            return;
        }
        else Begin(new PlainQuestion(line) { Wording = marks.Words, Id = marks.Id, IsMust = marks.IsMust }, From.Paragraph);
        if (!PlainGuideWords.IsQuestion(marks.Words)) draft.Took(line, "as questions without a question mark");
    }

    private void TakeListLine(OutlineLine line)
    {
        var text = PlainGuideWords.WithoutBox(line.Text);
        if (text.Length == 0) return;
        var isDeeper = line.Level > _level || (_from == From.Numbered && !line.IsNumbered);
        var isProbe = _question is not null && (_wantsProbes || _from is From.Heading or From.Paragraph || isDeeper);
        if (PlainGuideWords.AfterProbes(text) is { } probes) TakeProbes(line, probes);
        else if (line.IsItalic) Instruct(line, text);
        else if (isProbe && !(_isUnderQuestion && _question!.Wording.Length == 0 && !PlainGuideWords.IsQuestion(_question.Label ?? ""))) _question!.Probes.Add(text);
        else if (!_isListOfQuestions) Instruct(line, text);
        // A list under a heading that names a question and does not ask it: the heading is reported when it is left.
        else if (!_isUnderQuestion)
        {
            var marks = PlainGuideWords.Marks(PlainGuideWords.AfterQuestion(text) ?? text, -1);
            Begin(new PlainQuestion(line) { Wording = marks.Words, Id = marks.Id, IsMust = marks.IsMust }, line.IsNumbered ? From.Numbered : From.Bulleted, line.Level);
            if (!PlainGuideWords.IsQuestion(marks.Words)) draft.Took(line, "as questions without a question mark");
        }
    }

    private void TakeProbes(OutlineLine line, string probes)
    {
        if (_question is null)
        {
            draft.Problems.Add(line.Wrong("These probes come before any question.", "Put the question above them."));
            return;
        }
        _wantsProbes = probes.Length == 0;
        var apart = PlainGuideWords.Apart(probes).ToList();
        _question.Probes.AddRange(apart);
        if (apart.Count > 1) draft.Took(line, "as several probes on one line");
    }

    private void ReadAloud(OutlineLine line, string words)
    {
        if (words.Length == 0) return;
        draft.Took(line, "as words to read aloud");
        if (_isUnderQuestion) _question!.ReadAloud.Add(words);
        else if (_topic!.Questions.Count == 0) _topic.ReadAloud.Add(words);
        else _aloud.Add(words);
    }

    private void Instruct(OutlineLine line, string words)
    {
        if (words.Length == 0) return;
        draft.Took(line, "as instructions");
        (_question?.Instructions ?? _topic!.Instructions).Add(words);
    }
}
