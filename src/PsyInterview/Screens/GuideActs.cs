using PsyInterview.Guides;
using PsyInterview.Interchange;
using PsyInterview.Studies;

namespace PsyInterview.Screens;

/// <summary>What is done from the list of guides: write, import, export, put away.</summary>
public sealed partial class GuidesScreen
{
    // One that only comes with the program is taken into the study first, so that there is a version before to differ from.
    private void WriteDraft(Press press)
    {
        var row = Chosen!;
        if (row.Latest is null && row.Drafted is null)
        {
            var shipped = ShippedGuides.All.Select(g => GuideParser.Parse(g.Text).Guide).OfType<TopicGuide>().First(g => g.Id == row.Guide && g.Language == row.Language);
            if (_study.Recorder.Do(press.At, StudyDecisions.ImportGuide(Study, shipped, CalendarDay.Iso(Today))) is { } refusal)
            {
                Shell.Say(refusal);
                return;
            }
        }
        DraftScreen.Open(Shell, _study, row.Guide, row.Language);
    }

    private void PutAway(Press press)
    {
        var row = Chosen!;
        Shell.Type(new Typing($"type “away” to put the draft of {row.Guide} away:", press.At, typed =>
        {
            if (!typed.Trim().Equals("away", StringComparison.OrdinalIgnoreCase)) return "type the word away, or Esc";
            if (_study.Recorder.Do(press.At, GuideDecisions.Discard(Study, row.Guide, row.Language)) is { } refusal) return refusal;
            Shell.Say($"the draft of {row.Guide} is put away; its words stay on record");
            return null;
        })
        { Bar = "Enter put away  Esc back", KeepsLeft = false });
    }

    // What is in doubt is settled by a person, and reasons are asked for: so a file becomes a draft first, and f makes it a version.
    private void ImportFile(Press press) => TypedPath.Ask(Shell, press, "guide to take in:", "Markdown or .docx", path => PlainGuide.Read(path, new PlainGuideOptions()), read =>
    {
        if (read.Markdown is null || GuideParser.Parse(read.Markdown).Guide is not { } guide)
        {
            var problems = read.Problems.Count > 0 ? read.Problems : GuideParser.Parse(read.Markdown ?? "").Problems;
            Shell.Open(new TextScreen(Shell, "What cannot be read in the file", string.Join("\n\n", problems.Select(p => string.Join('\n', ((string[])[p.Line > 0 ? $"line {p.Line}: {p.What}" : p.What, p.Excerpt, p.Hint]).Where(w => w.Length > 0))))));
            return;
        }
        if (Study.VersionOf(guide.Hash) is { } same)
        {
            Shell.Say($"the study has this already: it is {same.Name}, word for word");
            return;
        }
        if (Study.DraftOf(guide.Id, guide.Language) is { } draft && draft.Text != guide.Text)
        {
            Shell.Say($"a draft of {guide.Id} waits: f makes it a version, x puts it away; then import again");
            return;
        }
        if (_study.Recorder.Do(press.At, GuideDecisions.Write(Study, guide.Id, guide.Language, guide.Text)) is { } refusal)
        {
            Shell.Say(refusal);
            return;
        }
        Shell.Open(new NextVersionScreen(Shell, _study, guide.Id, guide.Language));
        if (read.Taken.Count > 0) Shell.Say(string.Join("; ", read.Taken));
    });

    private void ExportSheet(Press press)
    {
        var row = Chosen!;
        var text = row.Drafted is null || row.Latest is not null ? row.Latest is { } latest ? Study.GuideOf(latest.Hash)!.Text : ShippedGuides.All.Select(g => (g.Text, Guide: GuideParser.Parse(g.Text).Guide)).First(g => g.Guide?.Id == row.Guide && g.Guide.Language == row.Language).Text : row.Drafted.Text;
        if (GuideParser.Parse(text).Guide is not { } guide)
        {
            Shell.Say("the draft cannot be read yet; f says why");
            return;
        }
        TypedPath.Ask(Shell, press, $"sheet of {guide.Id} v{guide.Version} to:", "a file that ends in .md, .docx or .html", path => SheetFile.FormatOf(path) is { } format ? $"written to {SheetFile.Write(GuideSheet.Sheet(guide), format, path)}" : "the file has to end in .md, .docx or .html", done => Shell.Say(done));
    }
}
