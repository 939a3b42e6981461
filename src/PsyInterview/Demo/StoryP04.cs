namespace PsyInterview.Demo;

/// <summary>P04, pain in back and pelvis after a birth; distress at the exercises. Does not agree to quotes, so there are none.</summary>
internal static class StoryP04
{
    internal static readonly Story First = new("P04", 1, "patient-first", "an-demo", "2026-04-14T11:07:00+02:00", """
        -12:10 check where home
        -11:30 check present participant alone until noon
        -10:50 agree form 3, on paper but quotes
        -09:20 done power
        -08:00 audio 1 on
        -07:50 done audio
        -06:40 sync
        -06:32 check clock sync mark 1
        -03:00 done guide
        00:00 ask opening
        00:52 note back and pelvis since a difficult birth five years ago; no quotes from this talk, notes only
        01:50 probe 1
        02:14 note pain was called normal for a year, then called nothing #being-believed
        03:10 probe 3
        03:32 note physiotherapy, a belt, an injection
        04:20 ask starting
        04:42 probe 1
        05:04 note the practice nurse spoke of it, and had time that day #being-believed
        06:00 probe 3
        06:22 note decided when the leaflet said that the complaints are real
        07:20 told therapist
        07:44 note asked at each step whether the door should be open or closed #trust #boundaries
        08:40 probe 2
        09:02 note less understood once: when a session began with a list of scores
        10:00 ask typical-session
        10:24 probe 2
        10:46 note sits, always in the same chair, back to the wall; then standing exercises
        11:50 probe 3
        12:10 note more talking than exercises until the summer, by own choice #boundaries
        13:10 ask exercises
        13:34 probe 1
        13:58 note starts to describe lying on the side
        14:22 seen => silence
        14:40 incident => distress
        14:52 distress 1
        15:30 seen => cries
        15:50 distress 2
        16:30 distress 3
        16:48 note wants to go on, not with this; wants the window open
        17:20 distress 4
        17:34 note the recording may run on
        18:40 distress 5
        20:10 distress 6
        20:40 note a sister comes at noon; the telephone number was accepted
        21:30 incident => distress
        21:50 decline exercises => distressing
        22:20 thought I had read the file and asked anyway in the order of the guide; the lying down was the birth
        23:10 ask people-around
        23:34 probe 1
        23:56 note partner learned to ask before helping #boundaries
        24:50 probe 3
        25:12 note own doctor now makes double appointments #being-believed
        26:00 said Being asked is a thread in all of this? => confirmed #boundaries
        26:50 ask changes
        27:14 probe 2
        27:36 note lifts the child again, after sitting down first #pacing
        28:30 probe 4
        28:52 note sleep became worse for two months, because more was felt #feeling-again
        29:44 mark
        30:10 probe 3
        30:32 note the pelvis is part of the house again, not a locked room #feeling-again
        31:20 said Part of the house, you said? => corrected a room with a door that can be closed #boundaries #feeling-again
        32:20 ask how-change-came
        32:44 probe 1
        33:06 note choosing the door, each time; the exercises less so #trust
        34:00 park body-and-mind
        34:20 ask as-a-whole
        34:42 probe 3
        35:04 note unpleasant: feeling worse before it eased, and nobody had said so beforehand
        36:00 ask circumstances
        36:22 probe 1
        36:44 note child care was the whole puzzle; sessions moved twice for it #costs
        37:40 ask closing
        38:04 probe 1
        38:26 note the open door should stay
        39:10 said You decided about the door, and the rest followed? => added not all of it followed, and that is all right #boundaries
        41:00 end
        41:10 tick not-reached
        41:25 missed body-and-mind too much for today
        41:40 missed between-sessions time
        41:55 missed conversations partly told with the typical session
        42:10 tick anything-missing
        42:40 audio 1 off
        42:50 tick stop-recording how-it-was what-happens come-back contact-card thanks
        45:30 close
        108:00 debrief setting Living room, window open, warm tea.
        109:20 debrief present Participant alone; the sister arrived as I left.
        111:00 debrief rapport Trust held, also when it was hard. Thanked me for stopping.
        113:10 debrief strongest-1 A room with a door that can be closed.
        115:00 debrief strongest-2 Feeling worse before it eased, unannounced.
        117:30 debrief distress At the exercises, seven minutes, steps 1 to 6. Calm afterwards. The principal investigator was told at 12:40.
        119:00 debrief guide-change Say before the exercises that this part can be left out.
        120:10 finish
        """);
}
