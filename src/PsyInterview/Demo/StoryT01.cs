namespace PsyInterview.Demo;

/// <summary>T01, who gives the therapy; at the university.</summary>
internal static class StoryT01
{
    internal static readonly Story First = new("T01", 1, "therapist", "an-demo", "2026-04-22T13:06:00+02:00", """
        -09:00 check where university
        -08:30 check present therapist alone
        -07:50 agree form 3, on paper
        -06:30 done power
        -05:20 audio 1 on
        -05:10 done audio
        -04:20 sync
        -04:12 check clock sync mark 1
        -02:00 done guide
        00:00 ask opening
        00:44 note trained as a physiotherapist, then in body-oriented work; eleven years
        01:50 probe 2
        02:10 note about sixty people in this form
        02:56 probe 4
        03:20 quote I used to correct people. Now I wait until they correct me #trust
        04:30 ask first-meetings
        04:54 probe 1
        05:16 note how somebody sits down: whether the chair is used #tension-noticed
        06:20 probe 3
        06:42 note doubt is welcome; asks for it in the first hour #doubt
        07:50 probe 4
        08:14 note somebody who kept the coat on for four sessions, and one day did not #trust
        09:30 mark
        09:58 ask trust
        10:20 probe 1
        10:42 note when a patient says no for the first time #trust #boundaries
        11:40 said So a no is the sign that it goes well? => confirmed #boundaries
        12:40 probe 2
        13:02 note touch only after it was asked for twice, on two days #boundaries
        14:10 probe 4
        14:34 note went too fast once, with lying down; patient did not come back #boundaries
        15:20 seen => silence
        16:00 thought the same posture as in P04: lying down is not neutral
        16:50 ask own-part
        17:12 probe 1
        17:34 quote My own breath goes up when theirs does, so I have to leave first #breath
        18:40 probe 3
        19:04 note finds it hard when somebody thanks for everything
        20:10 told working-mechanisms
        20:32 note being believed is half of the treatment, and it costs nothing but time #being-believed
        21:40 probe 2
        22:04 note less so for people who have no say over their hours #work #costs
        23:20 ask explaining
        23:44 probe 1
        24:06 note avoids the word stress; says alarm, or guard #explanation
        25:10 probe 3
        25:34 quote Two maps of the same town. We need not burn one #explanation
        26:40 ask goals
        27:02 probe 1
        27:24 note patients first, in their own verbs
        28:30 probe 2
        28:54 note from having less pain to doing more with it, usually at the sixth session #pacing
        30:10 ask becoming-aware
        30:34 probe 1
        30:56 note begins with the feet, because nobody is ashamed of feet #feeling-again
        32:00 probe 4
        32:24 note eyes open, standing, a thing in the hand; never on the back first #boundaries
        33:30 said Fear decides the posture? => corrected the person decides; fear may vote #boundaries
        34:50 ask connection
        35:14 probe 2
        35:38 note somebody laughed about the boss and the shoulder came up; both saw it #tension-noticed
        36:50 probe 3
        37:12 note then the body is enough, without the life around it
        38:10 ask to-and-fro
        38:34 probe 1
        38:58 note the hands: when they lie still it is time to explore #tension-noticed
        40:10 probe 4
        40:34 note too late is boring, too early is a relapse
        41:40 ask protocol
        42:04 probe 2
        42:28 note leaves out the diary for anyone who counts already #pacing
        43:30 own And what do you never leave out?
        43:54 note the last ten minutes of sitting together
        44:50 skip setting => time
        45:20 ask closing
        45:44 probe 1
        46:08 note training should include being the one who lies there #feeling-again
        47:10 probe 3
        47:34 quote Ask us what we do when it does not work #doubt
        48:40 said Waiting, asking twice, and letting the patient correct you? => added and going home on time #trust
        51:00 end
        51:08 tick not-reached anything-missing no-names
        51:50 audio 1 off
        51:56 tick stop-recording summary thanks
        52:50 close
        70:00 debrief setting Meeting room on the second floor; a drill somewhere for a minute.
        71:20 debrief present Therapist alone.
        72:40 debrief rapport Generous. Speaks of failures before being asked.
        74:30 debrief strongest-1 The coat that stayed on for four sessions.
        76:00 debrief strongest-2 Fear may vote.
        77:40 debrief guide-change Ask what is done when it does not work.
        78:50 finish
        """);
}
