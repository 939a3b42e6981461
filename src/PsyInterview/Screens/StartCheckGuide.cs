using PsyInterview.Studies;

namespace PsyInterview.Screens;

/// <summary>The line of the start check about the guide: which version it is, and a later one that holds by now.</summary>
public sealed partial class StartCheckScreen
{
    private DateOnly Today => DateOnly.FromDateTime(Shell.Now.Date);

    private GuideVersion? Newer => SessionGuide.Newer(_session, Today);

    private string GuideWords => $": {SessionGuide.Name(_session)} ({State.Plan!.Language})";

    private void TakeGuide(Press press)
    {
        if (Newer is { } newer && press.Words.Length == 0)
        {
            Shell.Say(SessionGuide.Take(_session, press.At, newer) ?? $"the session runs with version {newer.Version} now");
            return;
        }
        SessionGuide.Ask(Shell, _session, press, version => Shell.Say($"the session runs with version {version.Version} now"));
    }
}
